"""The first tables."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "nonces",
        sa.Column("key_id", sa.String(length=80), nullable=False),
        sa.Column("nonce", sa.String(length=100), nullable=False),
        sa.Column("created", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("key_id", "nonce"),
    )
    op.create_index(op.f("ix_nonces_created"), "nonces", ["created"], unique=False)
    op.create_table(
        "terminals",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("hardware_serial", sa.String(length=100), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("revoked", Utc(), nullable=True),
        sa.Column("seen", Utc(), nullable=True),
        sa.Column("version", sa.String(length=100), nullable=True),
        sa.Column("issued", sa.Integer(), nullable=True),
        sa.Column("waiting", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("hardware_serial"),
    )
    op.create_table(
        "enrolment_codes",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("hardware_serial", sa.String(length=100), nullable=False),
        sa.Column("expires", Utc(), nullable=False),
        sa.Column("used_by", sa.LargeBinary(), nullable=True),
        sa.Column("terminal", sa.Integer(), nullable=True),
        sa.Column("epoch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["terminal"],
            ["terminals.id"],
        ),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "enrolments",
        sa.Column("terminal", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("enrolled", Utc(), nullable=False),
        sa.ForeignKeyConstraint(
            ["terminal"],
            ["terminals.id"],
        ),
        sa.PrimaryKeyConstraint("terminal", "epoch"),
    )
    op.create_table(
        "submissions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("terminal", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("receipt_number", sa.String(length=21), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("created", Utc(), nullable=False),
        sa.Column("received", Utc(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("envelope", sa.LargeBinary(), nullable=False),
        sa.Column("acknowledgement", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["terminal"],
            ["terminals.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("receipt_number"),
        sa.UniqueConstraint("terminal", "epoch", "sequence"),
    )
    op.create_table(
        "verifications",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("terminal", sa.Integer(), nullable=False),
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_digest", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.LargeBinary(), nullable=False),
        sa.Column("started", Utc(), nullable=False),
        sa.Column("expires", Utc(), nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.Column("verified", Utc(), nullable=True),
        sa.ForeignKeyConstraint(
            ["terminal"],
            ["terminals.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_verifications_person_started", "verifications", ["person", "started"], unique=False)
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column(
            "identity",
            sa.Enum("confirmed", "to_be_confirmed", name="identity", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "received", "accepted", "done", "refused", name="casestate", native_enum=False, length=30
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("submission_id"),
    )
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(length=40), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "waiting_for_identity",
                "done",
                "refused",
                name="taskstate",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_tasks_case_id"), "tasks", ["case_id"], unique=False)

"""Attachments, dependent submissions, reviews, voided sequences, audit trails."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Forward."""
    op.add_column("terminals", sa.Column("alarms", sa.Text(), nullable=True))
    op.add_column("enrolments", sa.Column("revoked", Utc(), nullable=True))
    op.add_column("submissions", sa.Column("after", sa.Uuid(), nullable=True))
    op.add_column(
        "submissions",
        sa.Column(
            "review",
            sa.Enum("pending", "accepted", "refused", name="review", native_enum=False, length=30),
            nullable=True,
        ),
    )
    op.add_column("submissions", sa.Column("review_note", sa.Text(), nullable=True))
    op.create_index(op.f("ix_submissions_after"), "submissions", ["after"], unique=False)
    op.create_table(
        "parts",
        sa.Column("submission", sa.Uuid(), nullable=False),
        sa.Column("slot", sa.String(length=40), nullable=False),
        sa.Column("terminal", sa.Integer(), nullable=False),
        sa.Column("received", Utc(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["terminal"], ["terminals.id"]),
        sa.PrimaryKeyConstraint("submission", "slot"),
    )
    op.create_table(
        "voided_sequences",
        sa.Column("terminal", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("told", Utc(), nullable=False),
        sa.ForeignKeyConstraint(["terminal"], ["terminals.id"]),
        sa.PrimaryKeyConstraint("terminal", "epoch", "sequence"),
    )
    op.create_table(
        "audit_events",
        sa.Column("terminal", sa.Integer(), nullable=False),
        sa.Column("trail", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("event", sa.String(length=80), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.Column("received", Utc(), nullable=False),
        sa.ForeignKeyConstraint(["terminal"], ["terminals.id"]),
        sa.PrimaryKeyConstraint("terminal", "trail", "number"),
    )

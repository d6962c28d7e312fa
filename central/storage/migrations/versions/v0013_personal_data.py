"""Personal data that was opened, sealed anew; who may ask for a person's cases; documents."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Forward. Cases of before have no content and belong to nobody that could be found."""
    op.add_column("cases", sa.Column("person", sa.LargeBinary()))
    op.add_column("cases", sa.Column("content", sa.Uuid()))
    op.create_index("ix_cases_person", "cases", ["person"])
    op.create_table(
        "personal_data",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("key_id", sa.String(16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("delete_after", Utc()),
    )
    op.create_index("ix_personal_data_key_id", "personal_data", ["key_id"])
    op.create_index("ix_personal_data_delete_after", "personal_data", ["delete_after"])
    op.create_table(
        "person_lookups",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("verification", sa.Uuid(), nullable=False),
        sa.Column("number_digest", sa.String(64), nullable=False),
        sa.Column("sealed_number", sa.LargeBinary(), nullable=False),
        sa.Column("asked", Utc(), nullable=False),
        sa.Column("outcome", sa.String(30)),
        sa.Column("person", sa.LargeBinary()),
    )
    op.create_table(
        "grants",
        sa.Column("digest", sa.LargeBinary(), primary_key=True),
        sa.Column("terminal", sa.Integer(), sa.ForeignKey("terminals.id"), nullable=False),
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("expires", Utc(), nullable=False),
    )
    op.create_index("ix_grants_expires", "grants", ["expires"])
    op.create_table(
        "documents",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("tasks.id")),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text()),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(24), nullable=False, unique=True),
        sa.Column("made", Utc(), nullable=False),
        sa.Column("released", Utc()),
        sa.Column("revoked", Utc()),
    )
    op.create_index("ix_documents_case", "documents", ["case_id"])

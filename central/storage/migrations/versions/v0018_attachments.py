"""Attachments that were opened for departments, and those that wait for it."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Forward. What came before stays sealed."""
    op.create_table(
        "sealed_attachments",
        sa.Column("submission_id", sa.Uuid(), sa.ForeignKey("submissions.id"), primary_key=True),
    )
    op.create_table(
        "attachments",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("submission_id", sa.Uuid(), sa.ForeignKey("submissions.id"), nullable=False, index=True),
        sa.Column("slot", sa.String(40), nullable=False),
        sa.Column("media_type", sa.String(40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.Uuid(), nullable=False),
    )

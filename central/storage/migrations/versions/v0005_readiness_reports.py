"""Readiness reports of terminals."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "reports",
        sa.Column("terminal", sa.Integer(), sa.ForeignKey("terminals.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("received", Utc(), nullable=False),
        sa.Column("ready", sa.Boolean(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
    )

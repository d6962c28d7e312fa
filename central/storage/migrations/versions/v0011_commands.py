"""Remote commands and what came of them; how each terminal says that it is."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Forward."""
    op.add_column("terminals", sa.Column("status", sa.Text(), nullable=True))
    op.create_table(
        "commands",
        sa.Column("terminal", sa.Integer(), sa.ForeignKey("terminals.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Uuid(), nullable=False, unique=True),
        sa.Column("verb", sa.String(30), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("issued", Utc(), nullable=False),
        sa.Column("expires", Utc(), nullable=False),
        sa.Column("issued_by", sa.String(80), nullable=False),
        sa.Column("answered", Utc(), nullable=True),
        sa.Column("outcome", sa.String(30), nullable=True),
        sa.Column("reason", sa.String(40), nullable=True),
        sa.Column("report", sa.Integer(), nullable=True),
        sa.Column("has_logs", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("logs", sa.LargeBinary(), nullable=True),
    )

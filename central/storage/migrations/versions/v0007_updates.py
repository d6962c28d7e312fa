"""Signed updates, and which terminal gets which."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "update_metadata",
        sa.Column("role", sa.String(20), primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "update_targets",
        sa.Column("name", sa.String(120), primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("published", Utc(), nullable=False),
    )
    op.create_table(
        "update_pieces",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "assignments",
        sa.Column("terminal", sa.Integer(), sa.ForeignKey("terminals.id"), primary_key=True),
        sa.Column("sequence", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("issued", Utc(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
    )

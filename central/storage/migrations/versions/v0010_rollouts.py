"""Rollouts and their members."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "rollouts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("author", sa.String(80), nullable=False),
        sa.Column("approver", sa.String(80)),
        sa.Column("created", Utc(), nullable=False),
        sa.Column("state", sa.String(30), nullable=False, index=True),
        sa.Column("why", sa.String(30)),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("quiet_since", Utc()),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("limits", sa.Text(), nullable=False),
    )
    op.create_table(
        "rollout_members",
        sa.Column("rollout", sa.Integer(), sa.ForeignKey("rollouts.id"), primary_key=True),
        sa.Column("terminal", sa.Integer(), sa.ForeignKey("terminals.id"), primary_key=True),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("given", Utc()),
        sa.Column("sequence", sa.BigInteger()),
        sa.Column("before", sa.Text()),
        sa.Column("taken_back", Utc()),
    )

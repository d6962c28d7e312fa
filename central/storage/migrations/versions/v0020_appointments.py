"""Appointments at windows."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """A table of its own; who comes lies in `personal_data`."""
    op.create_table(
        "appointments",
        sa.Column("submission_id", sa.Uuid(), sa.ForeignKey("submissions.id"), primary_key=True),
        sa.Column("place", sa.String(80), nullable=False),
        sa.Column("item", sa.String(80), nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("time", sa.String(5)),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("content", sa.Uuid(), nullable=False),
        sa.Column("received", Utc(), nullable=False),
        sa.Column("changed", Utc()),
        sa.Column("changed_by", sa.String(40)),
    )
    op.create_index("ix_appointments_day", "appointments", ["day", "time"])

"""Numbers for the queues at the windows."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """A table of its own."""
    op.create_table(
        "queue_tickets",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hall", sa.String(8), nullable=False),
        sa.Column("letter", sa.String(1), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("terminal", sa.Integer(), nullable=False),
        sa.Column("taken", Utc(), nullable=False),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("window", sa.String(20)),
        sa.Column("called", Utc()),
        sa.Column("changed_by", sa.String(40)),
        sa.UniqueConstraint("day", "hall", "letter", "number"),
    )
    op.create_index("ix_queue_tickets_terminal", "queue_tickets", ["terminal", "taken"])

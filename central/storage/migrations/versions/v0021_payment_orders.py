"""Orders of fees that are paid by phone."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """A table of its own."""
    op.create_table(
        "payment_orders",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("receipt_number", sa.String(40), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(80), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("address", sa.String(500), nullable=False),
        sa.Column("opened", Utc(), nullable=False),
        sa.Column("expires", Utc(), nullable=False),
        sa.Column("asked", Utc(), nullable=False),
        sa.Column("paid", Utc()),
        sa.UniqueConstraint("receipt_number", "attempt"),
    )
    op.create_index("ix_payment_orders_state", "payment_orders", ["state", "expires"])

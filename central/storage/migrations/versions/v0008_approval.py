"""Approval and rotation of keys, sites, and a journal of what was done. Keys that are in use are approved."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Forward."""
    op.add_column("terminals", sa.Column("site", sa.String(9)))
    op.add_column("enrolment_codes", sa.Column("site", sa.String(9)))
    op.add_column("enrolments", sa.Column("approved", Utc()))
    op.add_column("enrolments", sa.Column("rotated_from", sa.Integer()))
    op.execute("UPDATE enrolments SET approved = enrolled")
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", Utc(), nullable=False, index=True),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("deed", sa.String(60), nullable=False),
        sa.Column("terminal", sa.String(4), index=True),
        sa.Column("detail", sa.Text(), nullable=False),
    )

"""What the window said to an appointment, and whose it is."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Of those that are there already nobody knows more."""
    op.add_column("appointments", sa.Column("asked_day", sa.Date()))
    op.add_column("appointments", sa.Column("asked_time", sa.String(5)))
    op.add_column("appointments", sa.Column("reason", sa.Uuid()))
    op.add_column("appointments", sa.Column("person", sa.LargeBinary()))
    op.create_index("ix_appointments_person", "appointments", ["person"])

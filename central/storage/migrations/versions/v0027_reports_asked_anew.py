"""When a resident said that the answer to a report did not help."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Of those of before the day is not known: their next answer is due as it was."""
    op.add_column("obstacles", sa.Column("asked_anew", Utc(), nullable=True))

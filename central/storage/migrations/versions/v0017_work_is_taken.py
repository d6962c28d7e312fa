"""Who carries out a step of a case, and since when."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Forward."""
    op.add_column("case_work", sa.Column("taken", Utc()))
    op.add_column("case_work", sa.Column("taken_by", sa.String(120)))

"""What amendments bring of what was asked for, and departments that have no share any more."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Of what came before nothing is judged anew."""
    op.add_column("follow_ups", sa.Column("brings", sa.Text(), nullable=True))
    op.add_column("corrections", sa.Column("brought", sa.Text(), nullable=True))
    op.add_column(
        "tasks", sa.Column("not_concerned", sa.Boolean(), nullable=False, server_default=sa.false())
    )

"""The keys of terminals that were shut out before keys remembered it."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Forward."""
    op.execute(
        "UPDATE enrolments SET revoked ="
        " (SELECT revoked FROM terminals WHERE terminals.id = enrolments.terminal)"
    )

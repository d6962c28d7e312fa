"""People of the console and their sessions; the journal becomes a chain."""

import json

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc
from kiosk.contract.audit_chain import NO_ENTRY, link

revision = "0009"
down_revision = "0008"

_JOURNAL = sa.table(
    "journal",
    sa.column("id", sa.Integer()),
    sa.column("at", Utc()),
    *(sa.column(each, sa.String()) for each in ("who", "deed", "terminal", "detail", "chain")),
)


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(40), nullable=False, unique=True),
        sa.Column("shown", sa.String(80), nullable=False),
        sa.Column("roles", sa.String(200), nullable=False),
        sa.Column("password", sa.Text()),
        sa.Column("secret", sa.LargeBinary()),
        sa.Column("last_step", sa.Integer()),
        sa.Column("added", Utc(), nullable=False),
        sa.Column("disabled", Utc()),
    )
    op.create_table(
        "people_links",
        sa.Column("digest", sa.LargeBinary(), primary_key=True),
        sa.Column("person", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("expires", Utc(), nullable=False),
    )
    op.create_table(
        "desk_sessions",
        sa.Column("digest", sa.LargeBinary(), primary_key=True),
        sa.Column("person", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("begun", Utc(), nullable=False),
        sa.Column("used", Utc(), nullable=False),
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("key", sa.LargeBinary(), primary_key=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last", Utc(), nullable=False, index=True),
    )
    op.add_column("journal", sa.Column("address", sa.String(60), nullable=False, server_default=""))
    op.add_column("journal", sa.Column("chain", sa.String(64), nullable=False, server_default=""))
    _chain_the_journal()


def _chain_the_journal() -> None:
    """What stands there is believed as it is, and numbered without a gap."""
    previous = NO_ENTRY
    for number, entry in enumerate(list(op.get_bind().execute(_JOURNAL.select().order_by(_JOURNAL.c.id))), 1):
        told = json.dumps([entry.who, entry.terminal, entry.detail, ""], ensure_ascii=False)
        previous = link(previous, number, entry.at.isoformat(timespec="microseconds"), entry.deed, told)
        op.execute(_JOURNAL.update().where(_JOURNAL.c.id == entry.id).values(id=number, chain=previous))

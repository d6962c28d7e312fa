"""The register of refunds, with what was to be returned before there was one."""

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0029"
down_revision = "0028"

_NOTHING = {"refused", "withdrawn"}


def upgrade() -> None:
    """Two tables. When what is due already is to be returned by is said at the start, by the calendar."""
    refunds = op.create_table(
        "refunds",
        sa.Column("order_id", sa.Uuid(), sa.ForeignKey("payment_orders.id"), primary_key=True),
        sa.Column("receipt_number", sa.String(40), nullable=False, index=True),
        sa.Column("service", sa.String(80), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(30), nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.Column("due", Utc()),
        sa.Column("returned_on", sa.Date()),
        sa.Column("provider", sa.String(30), nullable=False),
        sa.Column("asked", Utc()),
        sa.Column("asked_by", sa.String(80)),
    )
    op.create_index("ix_refunds_returned", "refunds", ["returned_on", "since"])
    op.create_table(
        "refund_entries",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("order_id", sa.Uuid(), sa.ForeignKey("refunds.order_id"), nullable=False, index=True),
        sa.Column("deed", sa.String(30), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("by_provider", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("text", sa.Uuid()),
    )
    _open_what_is_due(refunds)


def _open_what_is_due(refunds: sa.Table) -> None:
    orders = sa.table(
        "payment_orders",
        sa.column("id", sa.Uuid()),
        sa.column("receipt_number", sa.String()),
        sa.column("service", sa.String()),
        sa.column("amount_fen", sa.Integer()),
        sa.column("state", sa.String()),
        sa.column("paid", Utc()),
    )
    held = sa.table("submissions", sa.column("id", sa.Uuid()), sa.column("receipt_number", sa.String()))
    cases = sa.table("cases", sa.column("id", sa.Integer()), sa.column("submission_id", sa.Uuid()))
    tasks = sa.table(
        "tasks",
        sa.column("case_id", sa.Integer()),
        sa.column("state", sa.String()),
        sa.column("decided", Utc()),
    )
    connection = op.get_bind()
    of_receipt = defaultdict(list)
    shares = (
        sa.select(held.c.receipt_number, tasks.c.state, tasks.c.decided)
        .join(cases, cases.c.submission_id == held.c.id)
        .join(tasks, tasks.c.case_id == cases.c.id)
        .where(held.c.receipt_number.in_(sa.select(orders.c.receipt_number)))
    )
    for number, state, decided in connection.execute(shares):
        of_receipt[number].append((state, decided))
    rows = []
    for order in connection.execute(sa.select(orders).where(orders.c.state.in_(("paid", "to_return")))):
        states = [state for state, _ in of_receipt[order.receipt_number]]
        if order.state == "to_return":
            reason, since = "paid_twice", order.paid
        elif states and set(states) <= _NOTHING:
            reason = "refused" if "refused" in states else "withdrawn"
            since = max((each for _, each in of_receipt[order.receipt_number] if each), default=order.paid)
        else:
            continue
        rows.append(
            {
                "order_id": order.id,
                "receipt_number": order.receipt_number,
                "service": order.service,
                "amount_fen": order.amount_fen,
                "reason": reason,
                "since": since,
                "provider": "not_asked",
            }
        )
    if rows:
        op.bulk_insert(refunds, rows)

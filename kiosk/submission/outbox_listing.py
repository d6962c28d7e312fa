"""A row of the outbox as tools outside rely on it (architecture.md, "Formats the outside relies on")."""

from datetime import UTC, datetime

from offline_cache.rows import OutboxRow


def listed(row: OutboxRow) -> dict[str, str | int | None]:
    """``id, sequence, receipt_number, kind, state, service, created, attempts, next_try, reason``; times are
    ISO 8601.
    """
    next_try = None if row.next_try is None else datetime.fromtimestamp(row.next_try, UTC).isoformat()
    return {
        "id": str(row.id),
        "sequence": row.sequence,
        "receipt_number": row.receipt_number,
        "kind": row.kind,
        "state": row.state.value,
        "service": row.service,
        "created": row.created.isoformat(),
        "attempts": row.attempts,
        "next_try": next_try,
        "reason": row.reason,
    }

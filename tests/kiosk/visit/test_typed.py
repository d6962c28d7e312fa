"""Nobody has to write much Chinese: counted for every life event."""

from tests.kiosk.visit.typed import table


def test_no_life_event_asks_for_more_than_a_few_written_characters() -> None:
    rows = table()
    assert len(rows) == 20
    assert all(after <= 4 for _, _, after in rows), rows
    assert sum(after for _, _, after in rows) <= 0.06 * sum(before for _, before, _ in rows)

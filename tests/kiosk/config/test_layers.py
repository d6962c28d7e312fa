"""Laying values over each other, for any values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config.layers import Layer, flatten, is_demonstration, lay, locally_allowed, nest

KEYS = st.from_regex(r"[a-z]{1,3}(\.[a-z]{1,3}){0,2}", fullmatch=True)
VALUES: st.SearchStrategy[object] = st.integers() | st.text(max_size=5) | st.booleans()
FLAT = st.dictionaries(KEYS, VALUES, max_size=6)


def without_clashes(flat: dict[str, object]) -> dict[str, object]:
    below = {key for key in flat for other in flat if other.startswith(f"{key}.")}
    return {key: value for key, value in flat.items() if key not in below}


@given(FLAT.map(without_clashes))
def test_flattening_undoes_nesting(flat: dict[str, object]) -> None:
    assert flatten(nest(flat)) == flat


@given(FLAT, KEYS, st.booleans())
def test_a_key_cannot_be_a_value_and_a_table(flat: dict[str, object], key: str, value_first: bool) -> None:
    clash = {key: 1, f"{key}.x": 2} if value_first else {f"{key}.x": 2, key: 1}
    with pytest.raises(KeyError):
        nest(
            without_clashes({other: value for other, value in flat.items() if not other.startswith(key)})
            | clash
        )


@given(FLAT, FLAT)
def test_the_later_layer_wins_where_it_speaks_and_nowhere_else(
    below: dict[str, object], above: dict[str, object]
) -> None:
    laid = lay((Layer("below", below), Layer("above", above)))
    assert laid.values == below | above
    assert {key for key, source in laid.sources.items() if source == "above"} == set(above)


@pytest.mark.parametrize(
    "key",
    [
        "devices.id_card_reader.port",
        "ui.pixels_per_mm",
        "logging.level",
    ],
)
def test_what_hangs_on_this_machine_is_said_on_this_machine(key: str) -> None:
    assert locally_allowed(key, demonstration=False)


@pytest.mark.parametrize(
    "key",
    [
        "terminal.id",
        "central.url",
        "visit.idle_seconds",
        "ui.languages",
        "devices",
        "identity.ways",
        "payment.code_seconds",
    ],
)
def test_the_rest_is_the_central_services_to_say(key: str) -> None:
    assert not locally_allowed(key, demonstration=False)


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:8080", True),
        ("http://localhost:1", True),
        ("http://[::1]:80", True),
        ("https://centre.example", False),
        ("https://127.0.0.1.centre.example", False),
        ("https://127.0.0.1@centre.example", False),
        ("", False),
        (None, False),
    ],
)
def test_only_a_demonstration_says_itself_who_is_believed_and_whether_one_pays(
    url: str | None, here: bool
) -> None:
    assert is_demonstration(url) is here
    for key in ("identity.ways", "payment.code_seconds"):
        assert locally_allowed(key, demonstration=is_demonstration(url)) is here

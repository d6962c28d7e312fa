"""The table of nations is data, and complete."""

from devices.id_card.nations import load_nations


def test_all_56_nations_and_the_two_other_codes_are_known() -> None:
    nations = load_nations()
    numbered = {f"{n:02d}" for n in range(1, 57)}
    assert set(nations) == numbered | {"97", "98"}
    assert (nations["01"], nations["11"], nations["56"]) == ("汉", "满", "基诺")

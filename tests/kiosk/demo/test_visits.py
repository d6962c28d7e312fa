from kiosk.demo.visits import Done, Plan, Visits

PLANS = [Plan(index, "lin", "S01", "zh", index) for index in range(2)]


def test_visits_are_handed_out_in_order_and_the_last_one_ends_the_day() -> None:
    finished: list[Done] = []
    visits = Visits(list(PLANS), finished.append)
    assert visits.take() == PLANS[0]
    visits.finish(1.0, "R0", ())
    assert not visits.all_done.is_set()
    assert visits.take() == PLANS[1]
    visits.finish(2.0, "R1", ("a.png",))
    assert visits.take() is None
    assert visits.all_done.is_set()
    assert [done.receipt_number for done in finished] == ["R0", "R1"]


def test_a_visit_given_back_is_the_next_one_again() -> None:
    visits = Visits(list(PLANS), lambda _: None)
    visits.take()
    visits.give_back()
    assert visits.take() == PLANS[0]


def test_a_visit_taken_twice_without_an_end_is_not_lost() -> None:
    visits = Visits(list(PLANS), lambda _: None)
    visits.take()
    assert visits.take() == PLANS[0]

"""Every wait says how long it usually takes, and when it takes longer there is a way on."""

from kiosk.visit.answers import CardBeingRead, CardRead, Filed
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.verifying import SendCode, SkipVerification
from kiosk.visit.waits import wait
from tests.kiosk.visit.residents import CHEN, RECEIPT, Terminal
from tests.kiosk.visit.shop import at_first_question
from tests.kiosk.visit.test_card_and_devices import awaiting_card
from tests.kiosk.visit.test_idle import filed


def reading() -> Terminal:
    terminal = awaiting_card()
    terminal.happens(CardBeingRead(terminal.visit.ticket))
    return terminal


def sending() -> Terminal:

    terminal = Terminal()
    terminal.happens(Choose("S01"))
    terminal.happens(CardRead(terminal.visit.ticket, CHEN), SendCode())
    return terminal


def printing() -> Terminal:
    terminal = filed()
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    return terminal


WAITS = {"card": reading, "code": sending, "filing": filed, "printing": printing}


def test_every_wait_is_told_with_its_usual_time_and_never_called_over_before_it_is() -> None:
    for name, begin in WAITS.items():
        terminal = begin()
        found = wait(terminal.visit, terminal.now)
        assert found is not None, name
        assert 1 < found.usual <= 10
        assert found.sentence() is None
        terminal.seconds += found.usual
        later = wait(terminal.visit, terminal.now)
        assert later is not None
        assert found.share < later.share < 1


def test_a_wait_that_takes_longer_says_so_and_how_long_it_may_still_take() -> None:
    for name, begin in WAITS.items():
        terminal = begin()
        terminal.seconds += 17
        found = wait(terminal.visit, terminal.now)
        assert found is not None
        said = found.sentence()
        assert said is not None, name
        assert said.key.startswith("wait.late_")
        assert 0 < int(dict(said.values)["seconds"]) <= 60
        assert found.share < 0, "nobody knows how far it is"


def test_who_will_not_wait_for_a_code_goes_on_without() -> None:
    terminal = sending()
    terminal.seconds += 17
    terminal.happens(SkipVerification())
    assert terminal.stage() is Stage.PAGE


def test_where_nothing_is_waited_for_nothing_is_said() -> None:
    terminal = at_first_question()
    assert wait(terminal.visit, terminal.now) is None

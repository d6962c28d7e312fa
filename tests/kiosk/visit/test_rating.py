"""好差评: after the wipe, five levels with nothing chosen, and nobody waits for it."""

from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Rating
from kiosk.visit.answers import Filed, FilingFailed
from kiosk.visit.effects import File, Wipe
from kiosk.visit.events import Tick
from kiosk.visit.matter import Matter
from kiosk.visit.news import StorageChanged
from kiosk.visit.stage import Stage
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.form import ToggleChoice
from kiosk.visit.touches.rating import Rate, ToggleNamed
from kiosk.visit.touches.travel import Back, Finish, Submit
from tests.kiosk.visit.residents import PERSONAL, RECEIPT, Terminal
from tests.kiosk.visit.test_idle import filed
from tests.kiosk.visit.test_random_visits import deep


def at_goodbye() -> Terminal:
    terminal = filed()
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    assert any(isinstance(each, Wipe) for each in terminal.happens(Finish()))
    return terminal


def rating_of(effects: tuple[object, ...]) -> Rating:
    (effect,) = effects
    assert isinstance(effect, File)
    assert isinstance(effect.content, Matter)
    assert isinstance(effect.content.form, Rating)
    assert effect.content.card is None
    assert str(effect.content.rates) == RECEIPT.submission_id
    return effect.content.form


def test_it_is_asked_after_the_wipe_with_nothing_chosen() -> None:
    terminal = at_goodbye()
    assert terminal.stage() is Stage.GOODBYE
    assert terminal.visit.rating is not None
    assert terminal.visit.rating.level is None
    assert RECEIPT.number not in deep(terminal.visit)
    assert not any(each in deep(terminal.visit) for each in PERSONAL)


def test_one_touch_is_a_good_rating_and_thanks_come_once_it_is_kept() -> None:
    terminal = at_goodbye()
    form = rating_of(terminal.happens(Rate("4")))
    assert form == Rating(level="4")
    assert form.kind is SubmissionKind.RATING
    assert terminal.happens(Rate("5")) == ()  # once
    assert terminal.visit.rating is not None
    assert terminal.visit.rating.kept is None
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    assert terminal.visit.rating.kept is True


def test_the_two_lowest_may_say_why_and_need_not() -> None:
    for level in ("2", "1"):
        terminal = at_goodbye()
        assert terminal.happens(Rate(level)) == ()
        terminal.happens(ToggleChoice("slow"), ToggleChoice("no_such"), ToggleNamed())
        form = rating_of(terminal.happens(Submit()))
        assert (form.level, form.reasons, form.anonymous) == (level, ("slow",), "yes")
    silent = at_goodbye()
    silent.happens(Rate("1"))
    assert rating_of(silent.happens(Submit())).reasons == ()


def test_a_low_level_touched_by_mistake_is_taken_back() -> None:
    terminal = at_goodbye()
    terminal.happens(Rate("1"), ToggleChoice("slow"), Back())
    assert terminal.visit.rating is not None
    assert (terminal.visit.rating.level, terminal.visit.rating.reasons) == (None, frozenset())
    assert rating_of(terminal.happens(Rate("5"))).reasons == ()
    assert terminal.happens(Back()) == ()  # what was sent was sent


def test_it_holds_nobody_up() -> None:
    terminal = at_goodbye()
    terminal.seconds += terminal.visit.setting.timings.rating
    terminal.happens(Tick())
    assert terminal.stage() is Stage.WELCOME
    skipping = at_goodbye()
    skipping.happens(Finish())
    assert skipping.stage() is Stage.WELCOME
    rated = at_goodbye()
    rated.happens(Rate("5"), Leave())
    late = rated.visit.ticket
    assert rated.stage() is Stage.WELCOME
    rated.happens(Filed(late - 1, RECEIPT))
    assert rated.visit.rating is None


def test_what_was_not_kept_is_not_thanked_for() -> None:
    terminal = at_goodbye()
    terminal.happens(Rate("3"))
    terminal.happens(FilingFailed(terminal.visit.ticket, "filing.not_saved"))
    assert terminal.visit.rating is not None
    assert terminal.visit.rating.kept is False


def test_who_filed_nothing_is_not_asked_and_a_full_disk_asks_nobody() -> None:
    nothing = Terminal()
    nothing.happens(Finish())
    assert nothing.visit.rating is None
    full = filed()
    full.happens(Filed(full.visit.ticket, RECEIPT), StorageChanged(low=True), Finish())
    assert full.stage() is Stage.GOODBYE
    assert full.visit.rating is None

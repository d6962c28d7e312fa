"""What the progress screen says of money that goes back."""

from datetime import UTC, date, datetime

import pytest

from kiosk.contract.progress import RefundProgress
from kiosk.words import LANGUAGES, Language
from tests.kiosk.visit.test_paying import PAID, at_progress
from tests.ui.viewmodels.shown import WALL
from ui.speakers import speakers
from ui.viewmodels.progress_steps import steps

DUE = RefundProgress(fen=2000, reason="came_to_nothing", due=datetime(2026, 12, 14, 9, tzinfo=UTC))
BACK = DUE.model_copy(update={"returned": date(2026, 12, 1)})
SPEAKERS = speakers(LANGUAGES)
TWICE = BACK.model_copy(update={"reason": "paid_twice"})


def note(*refunds: RefundProgress, to_return: bool = False, language: Language = "zh") -> tuple[int, str]:
    """The step of the fee: 0 is done, 1 is under way."""
    visit = at_progress(state="paid", paid=PAID, refunds=refunds, to_return=to_return).visit
    assert visit.asking is not None
    assert visit.asking.case is not None
    shown = steps(visit.asking.case, visit, WALL, SPEAKERS[language])[-2]
    return shown["state"], shown["note"]


def test_until_when_it_goes_back_and_then_on_which_day_it_went() -> None:
    assert note(DUE, to_return=True) == (
        1,
        "已经交了。这一件没有办成，钱要退，请到派出所\n退 20 元，12月14日前退好",
    )
    assert note(BACK) == (0, "钱已经退给您：12月1日，20 元")
    assert note(TWICE) == (0, "已经交了，11月23日\n多交的已经退给您：12月1日，20 元")
    assert note(to_return=True)[0] == 1, "a central service without a register"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Returned on 1 Dec: 20 yuan"),
        ("ko", "12월 1일에 20위안을 돌려드렸습니다"),
        ("ja", "12月1日に20元を返金しました"),
    ],
)
def test_it_says_so_in_every_language(language: Language, said: str) -> None:
    assert note(BACK, language=language) == (0, said)

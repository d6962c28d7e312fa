"""What may be called printed, look by look."""

from dataclasses import replace

import pytest

from devices.page_printer.ipp_words import JobState, JobWord
from devices.page_printer.judgement import Limits, Memory, View, judge
from devices.page_printer.printer import Activity, Connection, Outcome, PagePrinterStatus
from devices.page_printer.reasons import understood

LIMITS = Limits(unreachable=10, hindered=45, stuck=120, settling=3)
WELL = PagePrinterStatus(Connection.ANSWERING, Activity.PROCESSING, (), accepts_jobs=True)
AWAY = PagePrinterStatus(Connection.UNREACHABLE)


def job(state: JobState, impressions: int | None = None, *keywords: str) -> JobWord:
    return JobWord(1, "kiosk-1", state, keywords, impressions)


def after(*looks: tuple[float, View], total_before: int | None = None) -> Outcome | None:
    """The outcome of looks at those seconds; none may come before the last."""
    memory, outcome = Memory(0, 0, 0, total_before=total_before), None
    for at, view in looks:
        assert outcome is None, f"decided before {at} s"
        verdict = judge(memory, view, LIMITS, at)
        memory, outcome = verdict.memory, verdict.outcome
    return outcome


def view(*jobs: JobWord, held: bool | None = True, counts: bool = False, total: int | None = None) -> View:
    return View(WELL, jobs, held, total, counts)


def test_complete_by_the_printers_word_and_gone_from_the_spooler() -> None:
    printing, complete = job(JobState.PROCESSING, 0), job(JobState.COMPLETED, 2)
    looks = [(1, view(printing)), (2, view(complete)), (3, view(complete, held=False, counts=True))]
    assert after(*looks) is Outcome.PRINTED


def test_gone_from_the_spooler_alone_is_never_printed() -> None:
    assert after((1, view(held=False)), (4, view(held=False))) is Outcome.UNKNOWN
    assert (
        after((1, view(held=False)), (4, view(held=False, total=70)), total_before=70) is Outcome.FAILED_FAULT
    )
    assert after((1, view(held=False)), (4, view(held=False, total=72)), total_before=70) is Outcome.UNKNOWN


def test_a_spooler_that_lets_go_early_ends_nothing() -> None:
    printing = view(job(JobState.PROCESSING, 1), held=False)
    looks = [(second, printing) for second in (1.0, 4.0, 60.0)]
    assert after(*looks, (61.0, view(job(JobState.COMPLETED, 2), held=False))) is Outcome.PRINTED


def test_a_job_the_printer_no_longer_knows_is_unknown() -> None:
    assert (
        after((1, view(job(JobState.PROCESSING, 1))), (2, view(held=False)), (5, view(held=False)))
        is Outcome.UNKNOWN
    )


def test_a_printer_that_counts_and_counted_nothing_contradicts_itself() -> None:
    assert after((1, view(job(JobState.COMPLETED, 0), held=False, counts=True))) is Outcome.UNKNOWN
    assert after((1, view(job(JobState.COMPLETED, 0), held=False))) is Outcome.PRINTED


@pytest.mark.parametrize(
    "bad",
    [
        job(JobState.ABORTED),
        job(JobState.COMPLETED, 1, "job-completed-with-errors"),
        job(JobState.CANCELED, 0, "aborted-by-system"),
    ],
)
def test_a_bad_end_is_told_at_once_and_never_printed(bad: JobWord) -> None:
    assert after((1, view(bad))) is Outcome.FAILED_FAULT


def test_one_bad_part_spoils_the_whole() -> None:
    good, bad = job(JobState.COMPLETED, 2), replace(job(JobState.ABORTED), id=2)
    assert after((1, view(good, bad, held=False))) is Outcome.FAILED_FAULT


def test_cancelled_at_the_printers_own_panel() -> None:
    assert after((1, view(job(JobState.CANCELED)))) is Outcome.CANCELLED


def test_out_of_reach_before_it_ever_answered_means_that_nothing_reached_it() -> None:
    looks = [(second, View(AWAY, None, held=True)) for second in (1, 5, 9.9)]
    assert after(*looks, (10, View(AWAY, None, held=True))) is Outcome.FAILED_UNREACHABLE


def test_out_of_reach_in_the_midst_leaves_it_unknown() -> None:
    looks = [(1, view(job(JobState.PROCESSING))), (10.9, View(AWAY, None, held=True))]
    assert after(*looks, (11, View(AWAY, None, held=True))) is Outcome.UNKNOWN


def test_a_printer_that_answers_again_in_time_is_waited_for() -> None:
    complete = view(job(JobState.COMPLETED, 1), held=False)
    assert (
        after((1, view(job(JobState.PROCESSING))), (9, View(AWAY, None, held=True)), (12, complete))
        is Outcome.PRINTED
    )


def test_without_paper_it_is_given_up_and_time_without_paper_is_no_standstill() -> None:
    empty = replace(WELL, activity=Activity.STOPPED, reasons=understood(["media-empty-error"]))
    looks = [(second, View(empty, (job(JobState.STOPPED),), held=True)) for second in (1, 20, 44)]
    assert after(*looks, (46, View(empty, (job(JobState.STOPPED),), held=True))) is Outcome.FAILED_PAPER_OUT
    mended = [(second, view(job(JobState.PROCESSING))) for second in (45, 100, 163)]
    assert after(*looks, *mended) is None


def test_pages_that_come_slowly_are_waited_for_and_a_standstill_is_not() -> None:
    slow = [(100.0 * n, view(job(JobState.PROCESSING, n))) for n in range(1, 6)]
    assert after(*slow) is None
    assert after(*slow, (620.0, view(job(JobState.PROCESSING, 5)))) is Outcome.UNKNOWN


def test_a_spooler_that_cannot_be_asked_holds_nothing_up_for_ever() -> None:
    complete = view(job(JobState.COMPLETED, 1), held=None)
    assert after((1, complete), (4, complete)) is Outcome.PRINTED

"""A snapshot as sentences in reading order: where we are, what is wrong, the question, the help, the
answers, the buttons. Pure: the same outputs that the screen shows, and the words it shows them with.
"""

from collections.abc import Callable, Mapping
from typing import Any

from kiosk.visit.stage import Stage
from ui.speech import asking_screens, beside, finding_screens, form_screens, other_screens, service_screens
from ui.speech.said import Said, Script, plain
from ui.speech.words import Teller
from ui.viewmodels.aside import aside_outputs
from ui.viewmodels.asking import asking_outputs
from ui.viewmodels.attract import attract_outputs
from ui.viewmodels.booking import booking_outputs
from ui.viewmodels.card import card_outputs
from ui.viewmodels.commitment import commitment_outputs
from ui.viewmodels.copying import copying_outputs
from ui.viewmodels.document import document_outputs
from ui.viewmodels.elsewhere import elsewhere_outputs
from ui.viewmodels.filing import filing_outputs
from ui.viewmodels.find import find_outputs
from ui.viewmodels.goodbye import goodbye_outputs
from ui.viewmodels.item_guide import guide_outputs
from ui.viewmodels.materials import materials_outputs
from ui.viewmodels.nearby_places import nearby_outputs
from ui.viewmodels.out_of_service import out_of_service_outputs
from ui.viewmodels.page import page_outputs
from ui.viewmodels.pay import pay_outputs
from ui.viewmodels.phone import phone_outputs
from ui.viewmodels.policies import policies_outputs
from ui.viewmodels.printout import printout_outputs
from ui.viewmodels.progress import progress_outputs
from ui.viewmodels.queue import queue_outputs
from ui.viewmodels.receipt import receipt_outputs
from ui.viewmodels.replying import replying_outputs
from ui.viewmodels.screens import screen_of
from ui.viewmodels.search import search_outputs
from ui.viewmodels.shell import ShellOutputs, shell_outputs
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.summary import summary_outputs
from ui.viewmodels.verify import verify_outputs
from ui.viewmodels.welcome import choose_outputs, welcome_outputs

Tell = Callable[[Any, Teller], Script]
SILENT: tuple[Callable[[Snapshot], Any], Tell] = (lambda _: None, lambda _, __: Script())
"""A technician's screen: it does not speak."""
TELLING: Mapping[str, tuple[Callable[[Snapshot], Any], Tell]] = {
    "Attract": (attract_outputs, other_screens.attract),
    "Welcome": (welcome_outputs, other_screens.welcome),
    "Choose": (choose_outputs, other_screens.choose),
    "Find": (find_outputs, finding_screens.find),
    "Search": (search_outputs, finding_screens.search),
    "Guide": (guide_outputs, finding_screens.guide),
    "Card": (card_outputs, other_screens.card),
    "Verify": (verify_outputs, other_screens.verify),
    "Page": (page_outputs, form_screens.page),
    "Elsewhere": (elsewhere_outputs, other_screens.elsewhere),
    "Booking": (booking_outputs, asking_screens.booking),
    "Nearby": (nearby_outputs, asking_screens.nearby),
    "Queue": (queue_outputs, asking_screens.queue),
    "Asking": (asking_outputs, asking_screens.asking),
    "Progress": (progress_outputs, asking_screens.progress),
    "Replying": (replying_outputs, asking_screens.replying),
    "Document": (document_outputs, asking_screens.document),
    "Commitment": (commitment_outputs, form_screens.commitment),
    "Materials": (materials_outputs, form_screens.materials),
    "Copying": (copying_outputs, form_screens.copying),
    "Policies": (policies_outputs, service_screens.policies),
    "Pay": (pay_outputs, service_screens.pay),
    "Phone": (phone_outputs, service_screens.phone),
    "Printout": (printout_outputs, service_screens.printout),
    "Summary": (summary_outputs, form_screens.summary),
    "Filing": (filing_outputs, other_screens.filing),
    "Receipt": (receipt_outputs, other_screens.receipt),
    "Aside": (aside_outputs, beside.aside),
    "Goodbye": (goodbye_outputs, other_screens.goodbye),
    "OutOfService": (out_of_service_outputs, other_screens.out_of_service),
    **dict.fromkeys(("Setup", "BenchAccess", "Bench", "BenchDevice", "BenchGuide", "BenchCounters"), SILENT),
}
"""For every screen, the outputs it shows and how they are told."""


def script(snapshot: Snapshot) -> Script:
    """What is on the screen, or what lies over it: a sheet hides the screen from the ear as from the eye."""
    shell = shell_outputs(snapshot)
    teller = Teller(snapshot.speaker)
    if shell.idle_visible:
        return _warning(shell, teller)
    if shell.about_speech:
        return _speech(shell, teller)
    if shell.choosing_language:
        return _languages(shell, teller)
    if shell.explanations:
        return _truth(shell, teller)
    if shell.notice:
        return _notice(shell, teller)
    if shell.failure_sheet:
        return _failure(shell, teller)
    name = screen_of(snapshot.visit)
    derive, tell = TELLING[name]
    outputs = derive(snapshot)
    told = Script() if outputs is None else tell(outputs, teller)
    ways = () if snapshot.visit.stage in (Stage.ATTRACT, Stage.FILING, Stage.GOODBYE) else _ways(shell)
    return Script(
        (shell.language, name, snapshot.visit.page, snapshot.visit.bench, bool(shell.wait_late), *told.place),
        (*_where(shell, teller), *told.lines, *_trouble(shell), *ways),
    )


def _where(shell: ShellOutputs, teller: Teller) -> tuple[Said, ...]:
    """The band: what this is and how far along."""
    if not shell.title:
        return ()
    step = teller.key("band.step", step=shell.step, steps=shell.steps) if shell.steps else ""
    return (plain(shell.title, step),)


def _ways(shell: ShellOutputs) -> tuple[Said, ...]:
    """The foot: the one line of truth."""
    return tuple(plain(each) for each in shell.truth.splitlines())


def _trouble(shell: ShellOutputs) -> tuple[Said, ...]:
    """A wait that is too long; of a failure on the screen, whether it is filed and what comes next."""
    late = (Said((shell.wait_late,), quiet=True),) if shell.wait_late else ()
    failed = (plain(shell.failure_filed, shell.failure_next),) if shell.failure_happened else ()
    return (*late, *failed)


def _failure(shell: ShellOutputs, teller: Teller) -> Script:
    lines = (
        plain(shell.failure_happened, shell.failure_filed, shell.failure_next),
        teller.buttons("foot.cannot_be_done", "notice.understood"),
    )
    return Script((shell.language, "failure", shell.failure_happened), lines)


def _warning(shell: ShellOutputs, teller: Teller) -> Script:
    lines = (
        plain(teller.key("idle.question")),
        Said((teller.key("idle.help", seconds=shell.idle_seconds),), quiet=True),
        teller.buttons("idle.stay", "idle.leave"),
    )
    return Script((shell.language, "idle"), lines)


def _speech(shell: ShellOutputs, teller: Teller) -> Script:
    ways = teller.buttons("speech.repeat", "speech.darken", "speech.silence")
    return Script((shell.language, "speech"), (plain(teller.key("speech.question")), ways))


def _truth(shell: ShellOutputs, teller: Teller) -> Script:
    lines = (
        plain(each["title"], *(point["text"] for point in each["points"])) for each in shell.explanations
    )
    titles = tuple(each["title"] for each in shell.explanations)
    return Script((shell.language, "truth", titles), (*lines, teller.buttons("notice.understood")))


def _languages(shell: ShellOutputs, teller: Teller) -> Script:
    tiles = (
        teller.choice(each["name"], "", chosen=each["code"] == shell.language) for each in shell.languages
    )
    lines = (plain(teller.key("language.question"), teller.key("language.help")), *tiles)
    return Script((shell.language, "languages"), lines)


def _notice(shell: ShellOutputs, teller: Teller) -> Script:
    return Script(
        (shell.language, "notice", shell.notice),
        (plain(shell.notice), teller.buttons("notice.understood")),
    )

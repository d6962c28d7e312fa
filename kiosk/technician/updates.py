"""What was pushed to this terminal, how old the word about it is, and the catalogue among it."""

from datetime import UTC, datetime, timedelta

from kiosk.contract.assignment import Assignment
from kiosk.errors import KioskError
from kiosk.technician.reference import aged
from kiosk.technician.task import Finding, Machine, info, ok, warning
from kiosk.terminal import identity as identities
from kiosk.terminal.place import TerminalPlace
from kiosk.updates import state as states
from kiosk.updates.errors import Refused
from kiosk.updates.place import UpdatesPlace
from kiosk.updates.state import State


def updates(machine: Machine) -> Finding:
    """The assignment as it was last confirmed."""
    place = TerminalPlace(machine.data_dir)
    try:
        identity = identities.load(place)
        state = states.load(UpdatesPlace(place.updates))
        held = states.believed(state, identity.signing_key, identity.terminal) if state else None
    except (KioskError, OSError) as error:
        return warning(str(error), "restart the agent")
    return judge(state, held, datetime.now(UTC))


def judge(state: State | None, held: Assignment | None, now: datetime) -> Finding:
    """As `updates`, on what is remembered."""
    if state is None:
        return info("this central service pushed nothing when the terminal was enrolled")
    told = f"{_named(held)}; {_confirmed(state, now)}"
    if state.trouble == Refused.word:
        return warning(f"{told}; what came last was refused", "call the operator: somebody may be attacking")
    if state.stale(now):
        return warning(told, "it may be behind: look at the way to the central service, or call the operator")
    return ok(told)


def _named(held: Assignment | None) -> str:
    catalogue = held.catalogue.name if held and held.catalogue else "the factory's"
    others = [ref.name for ref in held.targets() if ref is not held.catalogue] if held else []
    return ", ".join([f"catalogue {catalogue}", *others])


def _confirmed(state: State, now: datetime) -> str:
    if state.confirmed is None:
        return "never confirmed"
    # A clock below the signed floor is wrong.
    return f"confirmed, {aged(max(timedelta(0), max(now, state.floor or now) - state.confirmed))}"

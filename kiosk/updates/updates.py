"""The one door: `refresh` asks what this terminal is to run, `path_of` gives a file of it. Both verified."""

import os
import threading
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import ValidationError

from kiosk.central_client.answer import Answer
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import Channel, Done, meaning
from kiosk.contract import assignment as assignments
from kiosk.contract.assignment import Assignment, AssignmentAnswer, BadAssignment, TargetRef
from kiosk.contract.updates import ASSIGNMENT_PATH
from kiosk.updates import state as states
from kiosk.updates import target_files
from kiosk.updates.errors import NoRoom, NoRoot, NothingAssigned, OutOfReach, Refused, UpdateError
from kiosk.updates.fetcher import SignedFetcher
from kiosk.updates.place import UpdatesPlace
from kiosk.updates.state import State
from kiosk.updates.trusted import Trusted, in_our_words


class Updates:
    """One terminal's updates. Calls that ask the service wait for each other; `client` is theirs alone."""

    def __init__(
        self, place: UpdatesPlace, client: CentralClient, terminal: int, central_key: Ed25519PublicKey
    ) -> None:
        self._place = place
        self._client = client
        self._fetcher = SignedFetcher(client)
        self._terminal = terminal
        self._central_key = central_key
        self._turn = threading.RLock()
        self._looked: Trusted | None = None

    def refresh(self) -> Assignment:
        """Ask the central service, follow the root, verify everything down to each target's signature.

        Raises:
            NothingAssigned: the factory's; all is well.
            NoRoot, OutOfReach, Expired, Refused: no news; `current` is the last known good.

        """
        with self._turn:
            state = self._state()
            try:
                assignment = self._refresh(state)
            except (NothingAssigned, OutOfReach):
                raise
            except UpdateError as error:
                self._remember(trouble=error.word)
                raise
            return assignment

    def current(self) -> Assignment | None:
        """The last known good; None where there never was one. Asks nobody, and waits for no download."""
        state = states.load(self._place)
        return self._held(state) if state else None

    def held(self) -> tuple[int, int]:
        """The sequence of the last known good, and how many targets it has; 0 and 0 where there is none."""
        current = self.current()
        return (current.sequence, len(list(current.targets()))) if current else (0, 0)

    def path_of(self, ref: TargetRef) -> Path:
        """The verified file of a target. Fetched where it is not here; what is here is looked at again, and
        needs no central service.

        Raises:
            OutOfReach, Expired, Refused, NoRoot: it is not here and cannot be had.
            NoRoom: the disk is too full.

        """
        with self._turn:
            file = self._place.target(ref)
            if target_files.holds(file, ref):
                return file
            if self._looked is None:
                self._look(self._state(), self._ask()[1])
            assert self._looked is not None
            try:
                with in_our_words():
                    self._looked.signed(ref)
                    return target_files.fetch(ref, self._place, self._fetcher)
            except OSError as error:
                raise NoRoom(f"{ref.name}: the disk refuses ({error.strerror})") from error

    def state(self) -> State | None:
        """What is remembered; None without a root."""
        return states.load(self._place)

    def _refresh(self, state: State) -> Assignment:
        token, signed_at = self._ask()
        looked = self._look(state, signed_at)
        if token is None:
            self._remember(confirmed=signed_at, trouble=None)
            raise NothingAssigned("nobody has chosen anything for this terminal")
        try:
            said = assignments.verify(token, self._central_key, terminal=self._terminal)
        except BadAssignment as error:
            raise Refused(str(error)) from error
        held = self._held(state)
        if held is not None and said.sequence < held.sequence:
            raise Refused(f"assignment {said.sequence} is older than {held.sequence}, which is held")
        if held is not None and said.sequence == held.sequence and said != held:
            raise Refused(f"assignment {said.sequence} is another than the one held under this sequence")
        with in_our_words():
            for ref in said.targets():
                looked.signed(ref)
        self._remember(assignment=token, confirmed=signed_at, trouble=None)
        if held != said:
            # One step back is kept: that is where an undo goes.
            before = held.targets() if held else ()
            target_files.forget_others(self._place, [*said.targets(), *before])
        return said

    def _ask(self) -> tuple[str | None, datetime]:
        """The assignment, not verified yet, and the time at which the service signed its answer."""
        response = self._client.exchange("GET", ASSIGNMENT_PATH)
        said = meaning(response)
        if not isinstance(response, Answer):
            raise OutOfReach(said.reason if isinstance(said, Channel) else "no_answer")
        if response.status == HTTPStatus.NOT_FOUND:
            return None, response.signed_at
        if not isinstance(said, Done):
            raise OutOfReach(f"status_{response.status}")
        try:
            return AssignmentAnswer.model_validate_json(response.body).assignment, response.signed_at
        except ValidationError as error:
            raise OutOfReach("malformed_answer") from error

    def _look(self, state: State, signed_at: datetime) -> Trusted:
        """Bring the metadata up to date, and the floor of time with it."""
        self._looked = None
        judged: list[datetime] = []

        def time(root_version: int) -> datetime:
            judged.append(state.time(signed_at, root_version))
            return judged[-1]

        try:
            with in_our_words():
                looked = Trusted(self._place, self._fetcher, time)
                try:
                    looked.refresh()
                finally:
                    if judged:
                        self._remember(floor=judged[-1], root_version=looked.root_version)
        except OSError as error:
            raise OutOfReach(f"the disk refuses ({error.strerror})") from error
        _on_disk(self._place.metadata)
        self._looked = looked
        return looked

    def _state(self) -> State:
        state = states.load(self._place)
        if state is None:
            raise NoRoot("enrol this terminal again: its enrolment gave it no root to trust")
        return state

    def _held(self, state: State) -> Assignment | None:
        return states.believed(state, self._central_key, self._terminal)

    def _remember(self, **changed: object) -> None:
        states.save(self._state().model_copy(update=changed), self._place)


def _on_disk(directory: Path) -> None:
    """The library renames into place and does not sync: a power cut must not bring back older metadata."""
    for path in (*directory.rglob("*"), directory):
        if not path.is_symlink():
            handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

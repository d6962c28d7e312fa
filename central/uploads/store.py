"""Pages for phones, and what was sent to them: minutes of life, one visit, gone when taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from http import HTTPStatus

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.orm import Session

from central.authentication import Caller
from central.problems import Refusal
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.upload_tables import UploadFile, UploadPage
from kiosk.contract import uploads
from kiosk.contract.problem import ProblemKind
from kiosk.contract.uploads import MAX_FILE_BYTES, MAX_FILES, PIECE_BYTES, FileKind, Use

_MAGIC = {
    FileKind.JPEG: b"\xff\xd8\xff",
    FileKind.PNG: b"\x89PNG\r\n\x1a\n",
    FileKind.PDF: b"%PDF-",
}
"""How a file of each kind begins: JPEG (ISO/IEC 10918-1, B.2.1), PNG (W3C, 5.2), PDF (ISO 32000-1, 7.5.2)."""

_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"})


class Trouble(StrEnum):
    """Why something was not taken; the page says it in words."""

    TOO_LARGE = "too_large"
    WRONG_KIND = "wrong_kind"
    HEIC = "heic"
    """A photograph in the format of some telephones, which nothing here reads."""
    TOO_MANY = "too_many"
    EMPTY = "empty"


@dataclass(frozen=True)
class Open:
    """A page as a phone finds it. `sent`: how many files were sent to it."""

    use: Use
    expires: datetime
    sent: int


class UploadStore:
    """Opens pages, takes files in, hands them out once."""

    def __init__(self, storage: Storage, clock: Clock, public_url: str, *, plain_http: bool = False) -> None:
        """`public_url`: where phones find this service; "" where they cannot. With `plain_http` everybody is
        on this machine: there phones find it where the terminal does.
        """
        self._storage = storage
        self._clock = clock
        self._public_url = public_url.rstrip("/")
        self._plain_http = plain_http

    def open(self, caller: Caller, wanted: uploads.UploadWanted, asked_at: str) -> uploads.UploadPage:
        """A page for the terminal, which found this service at `asked_at`. The one it had before is gone.

        Raises:
            Refusal: 404 phones cannot reach this service, 409 there is such a page.

        """
        found_at = self._public_url or (asked_at.rstrip("/") if self._plain_http else "")
        if not found_at:
            detail = "no address is set where phones find this service; go on without"
            raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
        now = self._clock()
        expires = now + timedelta(seconds=wanted.seconds)
        with self._storage.write(turns.UPLOADS) as session:
            _forget(session, list(session.scalars(_ended(now, caller.terminal))))
            if session.get(UploadPage, wanted.name) is not None:
                detail = "make a new token for each page"
                raise Refusal(HTTPStatus.CONFLICT, ProblemKind.BAD_REQUEST, detail)
            session.add(
                UploadPage(name=wanted.name, terminal=caller.terminal, use=wanted.use.value, expires=expires)
            )
        return uploads.UploadPage(address=f"{found_at}{uploads.PAGE_PATH}/", expires=expires)

    def state(self, caller: Caller, name: str) -> uploads.UploadState:
        """What lies on the terminal's page. Raises Refusal: 404."""
        with self._storage.read() as session:
            page = self._of(session, caller, name)
            rows = session.scalars(
                select(UploadFile).where(UploadFile.page == name).order_by(UploadFile.number)
            )
            files = tuple(_shown(row) for row in rows)
            return uploads.UploadState(expires=page.expires, seen=page.seen, files=files)

    def piece(self, caller: Caller, name: str, number: int, piece: int) -> bytes:
        """A piece of a file, sealed as it is kept; shorter than the others where it is the last. Raises
        Refusal: 404.
        """
        found = func.substr(UploadFile.sealed, piece * PIECE_BYTES + 1, PIECE_BYTES)
        with self._storage.read() as session:
            self._of(session, caller, name)
            content = session.scalar(
                select(found).where(UploadFile.page == name, UploadFile.number == number)
            )
        if content is None:
            raise _nothing()
        return bytes(content)

    def taken(self, caller: Caller, name: str, number: int) -> None:
        """The terminal has it: it is gone here. Raises Refusal: 404 for a page that is not its own."""
        with self._storage.write() as session:
            self._of(session, caller, name)
            session.execute(delete(UploadFile).where(UploadFile.page == name, UploadFile.number == number))

    def close(self, caller: Caller, name: str) -> None:
        """The visit is over, or has gone on: page and files are gone. Raises Refusal: 404."""
        with self._storage.write(turns.UPLOADS) as session:
            self._of(session, caller, name)
            _forget(session, [name])

    def look(self, token: str) -> Open | None:
        """The page as a phone finds it; None where there is none, or none any more."""
        name = uploads.page_name(token)
        with self._storage.write() as session:
            found = self._live(session, name)
            if found is None:
                return None
            if not found.seen:
                session.execute(update(UploadPage).where(UploadPage.name == name).values(seen=True))
            return Open(Use(found.use), found.expires, found.files)

    def take_in(self, token: str, files: Sequence[bytes]) -> Trouble | None:
        """All of `files`, or none and why. None, too, where the page has gone: it says so itself."""
        if not files:
            return Trouble.EMPTY
        kinds: list[FileKind] = []
        for each in files:
            kind = kind_of(each)
            if kind is None:
                return Trouble.HEIC if is_heic(each) else Trouble.WRONG_KIND
            if len(each) > MAX_FILE_BYTES:
                return Trouble.TOO_LARGE
            kinds.append(kind)
        name = uploads.page_name(token)
        with self._storage.write(turns.UPLOADS) as session:
            page = self._live(session, name)
            if page is None:
                return None
            if page.files + len(files) > MAX_FILES:
                return Trouble.TOO_MANY
            for number, (kind, content) in enumerate(zip(kinds, files, strict=True), page.files + 1):
                sealed = uploads.seal(token, number, kind, content)
                session.add(
                    UploadFile(page=name, number=number, kind=kind.value, size=len(content), sealed=sealed)
                )
            page.files += len(files)
        return None

    def sweep(self) -> int:
        """Forget every page whose time is over, with all that lies there. Gives how many there were."""
        now = self._clock()
        with self._storage.read() as session:
            if session.scalar(_ended(now).limit(1)) is None:
                return 0
        with self._storage.write(turns.UPLOADS) as session:
            ended = list(session.scalars(_ended(now)))
            _forget(session, ended)
        return len(ended)

    def _live(self, session: Session, name: str) -> UploadPage | None:
        page = session.get(UploadPage, name)
        return page if page is not None and page.expires > self._clock() else None

    def _of(self, session: Session, caller: Caller, name: str) -> UploadPage:
        page = self._live(session, name)
        if page is None or page.terminal != caller.terminal:
            raise _nothing()
        return page


def kind_of(untrusted: bytes) -> FileKind | None:
    """By how it begins, whatever its name says. Whether it is one to its end, the terminal finds out, where
    a process of its own reads it.
    """
    return next((kind for kind, magic in _MAGIC.items() if untrusted.startswith(magic)), None)


def is_heic(untrusted: bytes) -> bool:
    """Whether it begins as HEIF with one of the brands that telephones write (ISO/IEC 23008-12, 10)."""
    return untrusted[4:8] == b"ftyp" and untrusted[8:12] in _HEIF_BRANDS


def _shown(row: UploadFile) -> uploads.UploadedFile:
    return uploads.UploadedFile(number=row.number, kind=FileKind(row.kind), size=row.size)


def _ended(now: datetime, terminal: int | None = None) -> Select[str]:
    ended = UploadPage.expires <= now
    if terminal is not None:
        ended = ended | (UploadPage.terminal == terminal)
    return select(UploadPage.name).where(ended)


def _forget(session: Session, names: Sequence[str]) -> None:
    session.execute(delete(UploadFile).where(UploadFile.page.in_(names)))
    session.execute(delete(UploadPage).where(UploadPage.name.in_(names)))


def _nothing() -> Refusal:
    detail = "there is no such page of this terminal, or none any more; open a new one"
    return Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)

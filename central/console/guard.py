"""Nobody sees a page of the console who is not signed in, and nobody does what their roles do not allow."""

from collections.abc import Callable

from starlette.requests import Request

from central.console import sessions
from central.console.cookies import Cookies
from central.console.forms import Form, form_of
from central.console.roles import May
from central.console.sessions import Visitor
from central.keys import Keys
from central.settings import Clock
from central.storage.database import Storage

REFRESHES_ITSELF = "Desk-Refresh"
"""The header of requests that a page makes without anybody touching it: they keep no session alive."""


class NotSignedIn(Exception):
    """To the sign-in, and from there to `path`, where the page was asked for by its address."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class NotAllowed(Exception):
    """Signed in, but for something else."""

    def __init__(self, visitor: Visitor) -> None:
        super().__init__(visitor.name)
        self.visitor = visitor


class Guard:
    """Knows who asks."""

    def __init__(self, storage: Storage, keys: Keys, clock: Clock, cookies: Cookies) -> None:
        self._storage = storage
        self._keys = keys
        self._clock = clock
        self._cookies = cookies

    def may(self, what: May) -> Callable[[Request], Visitor]:
        """A dependency of a page: who asks for it.

        Raises, when called:
            NotSignedIn: nobody, or a session that is over.
            NotAllowed: somebody without the permission.
        """

        def visitor(request: Request) -> Visitor:
            found = self.visitor(request)
            if found is None:
                raise NotSignedIn(_address(request))
            if not found.may(what):
                raise NotAllowed(found)
            return found

        return visitor

    def visitor(self, request: Request) -> Visitor | None:
        """Who asks, if anybody is signed in."""
        token = self._cookies.session(request)
        if not token:
            return None
        now = self._clock()
        with self._storage.read() as session:
            found = sessions.visitor(session, token, address_of(request), now)
            due = found is not None and REFRESHES_ITSELF not in request.headers
            due = due and sessions.is_due(session, token, now)
        if due:
            with self._storage.write() as session:
                sessions.note_use(session, token, now)
        return found

    def form(self, request: Request, visitor: Visitor) -> Form:
        """The form that a visitor has sent.

        Raises:
            BadForm: it is none of our pages'.

        """
        return form_of(request, self._keys, visitor.token)

    def form_before_sign_in(self, request: Request) -> Form:
        """The form of somebody who is not in yet.

        Raises:
            BadForm: it is none of our pages'.

        """
        return form_of(request, self._keys, self._cookies.form(request))


def address_of(request: Request) -> str:
    """Where a request comes from. A gateway on this machine is believed (X-Forwarded-For)."""
    return request.client.host[:60] if request.client else ""


def _address(request: Request) -> str:
    """Where to go after the sign-in: what was asked for, if asking again does no harm."""
    if request.method != "GET":
        return "/"
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")

"""Coming in and going: sign-in, enrolment by a one-time link, sign-out, and the choice of the language."""

from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from central.console import one_time_codes, passwords, people, sessions
from central.console.cookies import Cookies
from central.console.deeds import Doer, record
from central.console.guard import Guard, address_of
from central.console.patience import MustWait
from central.console.people import Invited
from central.console.qr import picture_of
from central.console.rendering import Pages, gone_to, local_path
from central.console.sign_in import SignIn
from central.keys import Keys
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage

HOME = "/"


class Entrance:
    """What happens at the door."""

    def __init__(
        self, storage: Storage, keys: Keys, clock: Clock, cookies: Cookies, pages: Pages, guard: Guard
    ) -> None:
        self._storage = storage
        self._keys = keys
        self._clock = clock
        self._cookies = cookies
        self._pages = pages
        self._guard = guard
        self._sign_in = SignIn(storage, keys, clock)

    def sign_in_page(self, request: Request, wanted: str) -> Response:
        """The form; who is in already goes on."""
        if self._guard.visitor(request) is not None:
            return gone_to(local_path(wanted, HOME))
        return self._asked(request, wanted)

    def sign_in(self, request: Request) -> Response:
        """A try."""
        form = self._guard.form_before_sign_in(request)
        name, wanted = form.text("name"), form.text("next")
        try:
            token = self._sign_in.try_once(
                name, form.text("password"), form.text("code"), address_of(request)
            )
        except MustWait as error:
            return self._asked(request, wanted, name, wait=error.seconds)
        if token is None:
            return self._asked(request, wanted, name, wrong=True)
        self._end(self._cookies.session(request))
        response = gone_to(local_path(wanted, HOME))
        self._cookies.begin(response, token)
        return response

    def _end(self, token: str) -> None:
        if token:
            with self._storage.write() as session:
                sessions.end(session, token)

    def _asked(
        self, request: Request, wanted: str, name: str = "", *, wrong: bool = False, wait: int = 0
    ) -> HTMLResponse:
        status = HTTPStatus.OK
        if wait:
            status = HTTPStatus.TOO_MANY_REQUESTS
        elif wrong:
            status = HTTPStatus.FORBIDDEN
        return self._pages.shown(
            request,
            None,
            "sign-in.html",
            status=status,
            headers={"Retry-After": str(wait)} if wait else {},
            wanted=local_path(wanted, HOME),
            name=name[:40],
            wrong=wrong,
            wait=wait,
        )

    def sign_out(self, request: Request) -> Response:
        """The session ends on the server; the cookie alone would be no good any more."""
        visitor = self._guard.visitor(request)
        if visitor is not None:
            self._guard.form(request, visitor)
            with self._storage.write() as session:
                sessions.end(session, visitor.token)
                doer = Doer(visitor.name, visitor.address)
                record(session, self._clock(), doer, "person.signed_out", visitor.name)
        response = gone_to("/sign-in")
        self._cookies.end(response)
        return response

    def enrol_page(self, request: Request, token: str) -> Response:
        """Password and telephone of whoever was given the link."""
        with self._storage.read() as session:
            invited = people.invited(session, self._keys, token, self._clock())
        return self._enrolling(request, invited)

    def enrol(self, request: Request, token: str) -> Response:
        """What was chosen."""
        form = self._guard.form_before_sign_in(request)
        with self._storage.read() as session:
            invited = people.invited(session, self._keys, token, self._clock())
        if invited is None:
            return self._enrolling(request, None)
        password = form.text("password")
        try:
            passwords.check(password, invited.name)
        except passwords.WeakPassword as error:
            return self._enrolling(request, invited, error.rule)
        if password != form.text("again"):
            return self._enrolling(request, invited, "again")
        kept = passwords.hashed(password)
        with self._storage.write(turns.PEOPLE) as session:
            done = people.accept(
                session, self._keys, token, kept, form.text("code"), self._clock(), address_of(request)
            )
        return gone_to("/sign-in") if done else self._enrolling(request, invited, "code")

    def _enrolling(self, request: Request, invited: Invited | None, problem: str = "") -> HTMLResponse:
        if invited is None:
            return self._pages.shown(request, None, "link-used.html", status=HTTPStatus.NOT_FOUND)
        return self._pages.shown(
            request,
            None,
            "enrol.html",
            status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
            invited=invited,
            picture=picture_of(one_time_codes.address(invited.secret, invited.name)),
            secret=one_time_codes.spelled(invited.secret),
            problem=problem,
            shortest=passwords.SHORTEST,
        )

    def look(self, request: Request, token: str) -> Response:
        """In at once, to read."""
        with self._storage.write(turns.PEOPLE) as session:
            cookie = people.look_in(session, token, self._clock(), address_of(request))
        if cookie is None:
            return self._enrolling(request, None)
        response = gone_to(HOME)
        self._cookies.begin(response, cookie)
        return response

    def choose_language(self, language: str, wanted: str) -> Response:
        """Goes back to where it was chosen."""
        response = gone_to(local_path(wanted, HOME))
        self._cookies.choose_language(response, "en" if language == "en" else "zh")
        return response


def entrance_router(entrance: Entrance) -> APIRouter:
    """The door."""
    router = APIRouter(include_in_schema=False)

    @router.get("/sign-in")
    def sign_in_page(request: Request, next: str = HOME) -> Response:  # noqa: A002  the name in the address
        return entrance.sign_in_page(request, next)

    @router.post("/sign-in")
    def sign_in(request: Request) -> Response:
        return entrance.sign_in(request)

    @router.post("/sign-out")
    def sign_out(request: Request) -> Response:
        return entrance.sign_out(request)

    @router.get("/enrol/{token}")
    def enrol_page(request: Request, token: str) -> Response:
        return entrance.enrol_page(request, token)

    @router.post("/enrol/{token}")
    def enrol(request: Request, token: str) -> Response:
        return entrance.enrol(request, token)

    @router.get("/look/{token}")
    def look(request: Request, token: str) -> Response:
        return entrance.look(request, token)

    @router.get("/language/{language}")
    def language(language: str, next: str = HOME) -> Response:  # noqa: A002  as above
        return entrance.choose_language(language, next)

    return router

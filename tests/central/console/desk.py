"""People at the desk, as a test needs them: signed in at once, or with a telephone that shows codes."""

import base64
import hashlib
import hmac
import re
import struct
from collections.abc import Callable, Mapping
from datetime import datetime
from html import unescape
from typing import Protocol

import requests

from central.console import people, sessions
from central.console.deeds import Doer
from central.console.roles import Role
from tests.central.service import RunningService

PASSWORD = "海风 吹过 老码头 灯塔 亮着"
_FIELD = re.compile(r'name="form_token" value="([0-9a-f]+)"')
_SECRET = re.compile(r'class="code secret">([A-Z2-7 ]+)<')


class Console(Protocol):
    """Where a console is reached, and what its clock says."""

    url: str

    @property
    def clock(self) -> Callable[[], datetime]:
        """The time there."""
        ...


Files = Mapping[str, tuple[str, bytes, str]]
"""By the field: name, content and media type of a file."""


class Browser:
    """What somebody does with a browser that knows no script."""

    def __init__(self, service: Console) -> None:
        self.service = service
        self.http = requests.Session()

    def get(self, path: str, **headers: str) -> requests.Response:
        return self.http.get(f"{self.service.url}{path}", headers=headers, timeout=60)

    def post(self, path: str, fields: Mapping[str, object], **headers: str) -> requests.Response:
        """As it is, without the token of a page."""
        address = f"{self.service.url}{path}"
        return self.http.post(address, data=dict(fields), headers=headers, timeout=60)

    def submit(self, page: str, path: str, /, **fields: object) -> requests.Response:
        """The form of a page, filled in."""
        return self.post(path, {"form_token": self._token(page), **fields})

    def upload(self, page: str, path: str, files: Files, fields: Mapping[str, object]) -> requests.Response:
        """As `submit`, of a form that takes files."""
        address, whole = f"{self.service.url}{path}", {"form_token": self._token(page), **fields}
        return self.http.post(address, data=whole, files=files, timeout=60)

    def _token(self, page: str) -> str:
        token = _FIELD.search(self.get(page).text)
        assert token, f"no form on {page}"
        return token[1]

    def sign_in(self, name: str, password: str, code: str, *, wanted: str = "/") -> requests.Response:
        page = f"/sign-in?next={wanted}"
        return self.submit(page, "/sign-in", name=name, password=password, code=code, next=wanted)

    @property
    def is_in(self) -> bool:
        return (
            self.http.get(f"{self.service.url}/cases", allow_redirects=False, timeout=60).status_code == 200
        )


class Telephone:
    """An authenticator app, written from RFC 6238 alone."""

    def __init__(self, secret: str) -> None:
        self._secret = base64.b32decode(secret.replace(" ", ""))

    def code(self, now: datetime) -> str:
        digest = hmac.digest(self._secret, struct.pack(">Q", int(now.timestamp()) // 30), hashlib.sha1)
        (number,) = struct.unpack_from(">I", digest, digest[-1] & 15)
        return f"{(number & 0x7FFFFFFF) % 1_000_000:06d}"


def invite(service: RunningService, name: str, *roles: Role) -> str:
    """The path of a new account's link."""
    with service.storage.write() as session:
        return people.add(session, service.keys, Doer("the test"), name, name, set(roles), service.clock())


def enrol(service: RunningService, name: str, *roles: Role) -> Telephone:
    """Somebody with a password and a telephone, through the page that the link opens."""
    return open_account(service, invite(service, name, *roles))


def open_account(service: Console, link: str) -> Telephone:
    """Use a link as its owner does."""
    browser = Browser(service)
    secret = _SECRET.search(unescape(browser.get(link).text))
    assert secret
    telephone = Telephone(secret[1])
    done = browser.submit(link, link, password=PASSWORD, again=PASSWORD, code=telephone.code(service.clock()))
    assert done.url.endswith("/sign-in"), done.text
    return telephone


def signed_in(service: RunningService, name: str, *roles: Role) -> Browser:
    """Somebody with these roles who is in; without a password, which takes its time."""
    invite(service, name, *roles)
    browser = Browser(service)
    with service.storage.write() as session:
        token = sessions.begin(session, people.of_name(session, name), service.clock())
    browser.http.cookies.set("desk", token)
    return browser

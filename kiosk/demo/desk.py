"""An account at the central service's console, for whoever looks at a demonstration: opened as its bearer
would open it, with a password of its own and the codes of an app on a telephone.
"""

import base64
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

import requests
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from kiosk.demo.errors import DemoFailed

NAME = "demo"
_TIMEOUT_S = 20.0
_STEP_S, _DIGITS = 30, 6
"""RFC 6238, as every app does it."""
_HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"')
_SECRET = re.compile(r'class="code secret">([A-Z2-7= ]+)<')


@dataclass
class DeskAccount:
    """One account. `link` makes it at the central service, and gives the address that opens it."""

    link: Callable[[], str]
    password: str = field(default_factory=lambda: f"{token_hex(4)}-{token_hex(4)}", repr=False)
    _codes: TOTP | None = field(default=None, repr=False)

    def sign_in(self) -> dict[str, Any]:
        """Name, password, the code of this moment, and for how many seconds it holds.

        Raises:
            DemoFailed: the central service does not open it.
        """
        codes = self._codes or self._opened()
        self._codes = codes
        now = int(time.time())
        code = codes.generate(now).decode("ascii")
        return {"name": NAME, "password": self.password, "code": code, "seconds": _STEP_S - now % _STEP_S}

    def _opened(self) -> TOTP:
        address = self.link()
        try:
            with requests.Session() as browser:
                page = browser.get(address, timeout=_TIMEOUT_S)
                found = _SECRET.search(page.text)
                if found is None:
                    raise DemoFailed("the console does not open the account")
                codes = TOTP(base64.b32decode(found[1].replace(" ", "")), _DIGITS, SHA1(), _STEP_S)
                form = dict(_HIDDEN.findall(page.text)) | {
                    "password": self.password,
                    "again": self.password,
                    # The code of the step before counts too, and a code counts once: this moment's stays.
                    "code": codes.generate(int(time.time()) - _STEP_S).decode("ascii"),
                }
                done = browser.post(address, data=form, timeout=_TIMEOUT_S, allow_redirects=False)
        except requests.RequestException as error:
            raise DemoFailed("the console does not answer; is the network cut?") from error
        if not done.is_redirect:
            raise DemoFailed(f"the console does not open the account ({done.status_code})")
        return codes

"""Is it the right printer behind TLS? Printers sign their certificates themselves, so nobody can vouch for
one but the person who has compared it: its fingerprint stands in the settings, or the file of an authority.
"""

import hmac
import re
import socket
import ssl
from hashlib import sha256
from pathlib import Path

from devices.errors import DeviceOutOfOrder
from devices.standing import Cause

SETTING = "[devices.page_printer] certificate"
PREFIX = "sha256:"
_FINGERPRINT = re.compile(r"^[0-9a-f]{64}$")


def check_certificate(setting: str) -> None:
    """Raises ValueError for what is neither a fingerprint nor an absolute path nor empty."""
    if setting == "" or setting.startswith("/"):
        return
    if not setting.startswith(PREFIX) or not _FINGERPRINT.fullmatch(_plain(setting)):
        raise ValueError(
            f'write "{PREFIX}" and the 64 digits of the certificate\'s SHA-256 fingerprint, '
            f"or the path of a PEM file of the authority that signed it"
        )


def believed(line: socket.socket, host: str, setting: str) -> ssl.SSLSocket:
    """The connection behind TLS, to the printer that the settings mean; nothing was sent to any other. Closes
    `line` where it raises.

    Raises DeviceOutOfOrder with the fingerprint to write down where nobody vouches for it or it is another,
    ssl.SSLError for what does not speak TLS, OSError as the connection does.
    """
    try:
        spoken = _context(setting).wrap_socket(line, server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        line.close()
        raise _refused(
            f"its certificate is not one of {setting} ({error.verify_message}); correct {SETTING}"
        ) from None
    except (OSError, DeviceOutOfOrder):
        line.close()
        raise
    if not setting.startswith("/"):
        try:
            _compare(spoken.getpeercert(binary_form=True) or b"", setting)
        except DeviceOutOfOrder:
            spoken.close()
            raise
    return spoken


def fingerprint(certificate: bytes) -> str:
    """As it stands in the settings. `certificate`: DER."""
    return PREFIX + sha256(certificate).hexdigest()


def _compare(untrusted_certificate: bytes, setting: str) -> None:
    found = fingerprint(untrusted_certificate)
    if setting == "":
        raise _refused(
            f"nobody vouches for its certificate; compare it with the printer's menu and write {SETTING} = "
            f'"{found}"'
        )
    if not hmac.compare_digest(found, PREFIX + _plain(setting)):
        raise _refused(
            f"its certificate is another than the one in the settings: another printer, one that was set up "
            f'anew, or somebody in between; find out which, then write {SETTING} = "{found}"'
        )


def _context(setting: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if not setting.startswith("/"):
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE  # the fingerprint is compared, before anything is sent
        return context
    try:
        context.load_verify_locations(cafile=Path(setting))
    except OSError as error:
        raise DeviceOutOfOrder(
            f"page printer: {setting} is no file of certificates ({error.strerror or 'PEM is needed'}); "
            f"correct {SETTING}",
            cause=Cause.SETTING_WRONG,
        ) from error
    return context


def _plain(setting: str) -> str:
    return setting.removeprefix(PREFIX).replace(":", "").lower()


def _refused(why: str) -> DeviceOutOfOrder:
    return DeviceOutOfOrder(f"page printer: {why}", cause=Cause.CERTIFICATE)

"""The workers of a real terminal that ask the central service while somebody waits. Each is made in its own
thread, with the imports that it needs.
"""

from pathlib import Path

from kiosk.config import Config
from ui.workers.worker import Failed, Post, Worker

# ruff: noqa: PLC0415 - What is imported inside the functions is heavy, and not needed for the first frame.


def identity_desk(config: Config, data_dir: Path, post: Post, failed: Failed) -> Worker:
    """Who confirms whose the card is; a vendor's face module where the settings have one."""
    from devices.face_module.program import FaceModule
    from kiosk.identity.verification import Verification
    from ui.workers.identity_desk import IdentityDesk

    def verification() -> Verification:
        from kiosk.contract.suite import HpkeX25519
        from kiosk.identity.online import one_time_code
        from kiosk.terminal import identity
        from kiosk.terminal.place import TerminalPlace

        return one_time_code(
            identity.load(TerminalPlace(data_dir)),
            HpkeX25519(),
            *_way(config),
        )

    table = config.devices.face_module
    face = None if table is None else FaceModule(table.command)
    return IdentityDesk(verification, post, face, failed)


def phone_desk(config: Config, data_dir: Path, post: Post) -> Worker:
    """What a resident's phone brings."""
    from kiosk.phone.page import PhonePage
    from ui.workers.phone_desk import PhoneDesk

    def page() -> PhonePage:
        from kiosk.phone.online import phone_page
        from kiosk.terminal import identity
        from kiosk.terminal.place import TerminalPlace

        return phone_page(
            identity.load(TerminalPlace(data_dir)),
            *_way(config),
        )

    return PhoneDesk(page, post)


def payment_desk(config: Config, data_dir: Path, post: Post) -> Worker:
    """Who has fees paid by phone."""
    from kiosk.payment.port import Payment
    from ui.workers.payment_desk import PaymentDesk

    def payment() -> Payment:
        from kiosk.payment.online import central_payment
        from kiosk.terminal import identity
        from kiosk.terminal.place import TerminalPlace

        return central_payment(identity.load(TerminalPlace(data_dir)), *_way(config))

    return PaymentDesk(payment, post)


def progress_desk(config: Config, data_dir: Path, post: Post) -> Worker:
    """How far cases are, and their documents."""
    from kiosk.central_client.cases import CaseLine
    from ui.pdf_pages import page_pictures
    from ui.workers.progress_desk import ProgressDesk

    def line() -> CaseLine:
        from kiosk.central_client.case_line import case_line
        from kiosk.contract.suite import HpkeX25519
        from kiosk.terminal import identity
        from kiosk.terminal.place import TerminalPlace

        return case_line(
            identity.load(TerminalPlace(data_dir)),
            HpkeX25519(),
            *_way(config),
        )

    return ProgressDesk(line, page_pictures, post)


def queue_desk(config: Config, data_dir: Path, post: Post) -> Worker:
    """How the queues at the windows stand, and numbers for them."""
    from kiosk.central_client.queues import QueueLine
    from kiosk.terminal.open_numbers import OpenNumbers
    from kiosk.terminal.place import TerminalPlace
    from ui.workers.queue_desk import QueueDesk

    def line() -> QueueLine:
        from kiosk.central_client.queue_line import queue_line
        from kiosk.terminal import identity

        return queue_line(identity.load(place), *_way(config))

    place = TerminalPlace(data_dir)
    place.prepare()
    return QueueDesk(line, OpenNumbers(place.open_numbers), post)


def _way(config: Config) -> tuple[str, int, int, str]:
    """Where the service is, how long to wait for a connection and for an answer, whom to trust."""
    central = config.central
    return (
        central.url,
        central.connect_timeout_seconds,
        central.read_timeout_seconds,
        central.ca_file,
    )

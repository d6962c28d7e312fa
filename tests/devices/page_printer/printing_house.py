"""A real CUPS with a real driverless printer behind it, privately: nothing of this machine's own is touched.

ippeveprinter (of CUPS) is an IPP Everywhere printer without a mechanism. It does not start without an mDNS
responder, which does not start without a message bus: both are made here, on a bus of their own, and answer
to nobody. Everything lies in one directory below /tmp, which CUPS's filters must be able to enter (they run
as lp).
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import cups

from devices.simulators.kept_port import KeptPort

PATIENCE_S = 60.0
AVAHI = Path("/usr/sbin/avahi-daemon")
AVAHI_RUNTIME = "/run/avahi-daemon"
"""Compiled in, and the machine's own may be running, or another test run's: a copy gets another directory."""
BUS = """<busconfig>
  <type>system</type>
  <listen>unix:path={directory}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_destination="*"/>
    <allow send_type="method_call"/><allow receive_sender="*"/>
  </policy>
</busconfig>
"""
RESPONDER = """[server]
host-name=kiosk-tests
use-ipv4=yes
use-ipv6=no
allow-interfaces=lo
enable-dbus=yes
[wide-area]
enable-wide-area=no
[publish]
disable-publishing=yes
"""
# As Debian has it where it matters: jobs are kept a day, a printer's failure has them tried again, and
# who may
# do what.
CUPSD = """LogLevel info
MaxLogSize 0
Listen {directory}/cups.sock
Browsing No
WebInterface No
ErrorPolicy retry-job
DefaultAuthType Basic
<Location />
  Order allow,deny
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit Send-Document Hold-Job Release-Job Purge-Jobs Set-Job-Attributes Cancel-My-Jobs Close-Job Cancel-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit CUPS-Add-Modify-Printer CUPS-Delete-Printer CUPS-Set-Default CUPS-Get-Devices>
    AuthType Default
    Require user @SYSTEM
    Order deny,allow
  </Limit>
  <Limit Pause-Printer Resume-Printer Enable-Printer Disable-Printer Cancel-Jobs>
    AuthType Default
    Require user @SYSTEM
    Order deny,allow
  </Limit>
  <Limit CUPS-Accept-Jobs CUPS-Reject-Jobs>
    AuthType Default
    Require user @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
ADMITTED = "games"
"""An account of every Debian, and the group that CUPS takes for lpadmin here."""
CUPS_FILES = f"""SystemGroup root {ADMITTED}
ServerRoot {{directory}}/cups
RequestRoot {{directory}}/spool
TempDir {{directory}}/spool/tmp
CacheDir {{directory}}/cache
StateDir {{directory}}/state
AccessLog {{directory}}/access_log
ErrorLog {{directory}}/error_log
PageLog {{directory}}/page_log
SyncOnClose No
"""
# Runs for each job the printer takes; says to the printer what `orders` says, and waits there where it is
# told to.
HOOK = """#!/bin/bash
cp "$1" "{directory}/jobs/$IPP_JOB_ID.pdf"
env -0 >"{directory}/jobs/$IPP_JOB_ID.part" && mv "{directory}/jobs/$IPP_JOB_ID".{{part,env}}
while read -r order rest; do
    case "$order" in
        say) echo "$rest" >&2 ;;
        wait) until [ -e "{directory}/$rest" ] || [ ! -d "{directory}" ]; do sleep 0.02; done ;;
        end) exit "$rest" ;;
    esac
done <"{directory}/orders"
"""
COUNTED = "say ATTR: job-impressions=2 job-impressions-completed=2"


class PrintingHouse:
    """CUPS and one printer. What a test does to them is undone by `quiet`."""

    def __init__(self, directory: Path, port: int) -> None:
        self.directory = directory
        self.spool = directory / "spool"
        self.server = str(directory / "cups.sock")
        self.port = port
        self.uri = f"ipp://localhost:{self.port}/ipp/print"
        self._printer: subprocess.Popen[bytes] | None = None
        self._cups: subprocess.Popen[bytes] | None = None
        for made in ("cups", "spool/tmp", "cache", "state", "jobs", "documents"):
            (directory / made).mkdir(parents=True)
        (directory / "hook").write_text(HOOK.format(directory=directory))
        (directory / "hook").chmod(0o755)
        (directory / "cups" / "cupsd.conf").write_text(CUPSD.format(directory=directory))
        (directory / "cups" / "cups-files.conf").write_text(CUPS_FILES.format(directory=directory))
        self.order(COUNTED)

    def order(self, *lines: str) -> None:
        """What the printer does with the jobs from now on: `say` (as ippeveprinter understands it), `wait`
        (for a file), `end` (1: the job is aborted).
        """
        (self.directory / "orders").write_text("".join(f"{line}\n" for line in lines))

    def let(self, name: str) -> None:
        """What waits for it goes on."""
        (self.directory / name).touch()

    def start_printer(self) -> None:
        """As if it had been switched on; it has forgotten its jobs."""
        # fmt: off
        self._printer = self._started(
            "ippeveprinter", "-2", "-k", "-r", "off", "-n", "localhost", "-p", str(self.port),
            "-d", str(self.directory / "documents"), "-f", "application/pdf,image/pwg-raster",
            "-c", str(self.directory / "hook"), "Kiosk Tests",
        )
        # fmt: on
        until(lambda: _listens(self.port), "the printer listens")

    def stop_printer(self) -> None:
        """Its plug is pulled."""
        if self._printer is not None:
            _ended(self._printer)

    def signal_printer(self, number: int) -> None:
        """SIGSTOP: it hangs, with its connections open. SIGCONT: it goes on."""
        assert self._printer is not None
        self._printer.send_signal(number)

    def start(self, stack: ExitStack) -> None:
        """Everything, in the order in which one needs the other."""
        bus = self.directory / "bus.conf"
        bus.write_text(BUS.format(directory=self.directory))
        responder = self.directory / "avahi.conf"
        responder.write_text(RESPONDER)
        stack.callback(self.stop_printer)
        self._keep(stack, "dbus-daemon", f"--config-file={bus}", "--nofork", "--nopidfile")
        until((self.directory / "bus").exists, "the bus listens")
        avahi = self._private_avahi(stack)
        self._keep(stack, str(avahi), "-f", str(responder), "--no-drop-root", "--no-rlimits", "--no-chroot")
        until(lambda: "complete" in (self.directory / "avahi-daemon.log").read_text(), "the responder runs")
        self.start_printer()
        stack.callback(self._stop_cups)
        until(self._cups_answers, "CUPS answers")

    def received(self) -> list[tuple[dict[str, str], bytes]]:
        """Every job the printer was given: its attributes as the hook saw them, and the document."""
        found = []
        for environment in sorted((self.directory / "jobs").glob("*.env"), key=lambda file: int(file.stem)):
            pairs = [each.split("=", 1) for each in environment.read_text().split("\0") if "=" in each]
            attributes = {name: value for name, value in pairs if name.startswith("IPP_")}
            found.append((attributes, environment.with_suffix(".pdf").read_bytes()))
        return found

    def spooled(self) -> list[str]:
        """What CUPS keeps of jobs on disk: documents (d...), their control files (c...), filters'
        leftovers.
        """
        files = [file for file in self.spool.rglob("*") if file.is_file()]
        return [
            file.name for file in files if file.parent == self.spool or b"%PDF" in file.read_bytes()[:1024]
        ]

    def quiet(self) -> None:
        """As it was at the start: no jobs, no queue, nothing received, a printer that is well."""
        until(self._emptied, "CUPS has no queue")
        self.stop_printer()
        for left in (*(self.directory / "jobs").iterdir(), *(self.directory / "documents").iterdir()):
            left.unlink()
        (self.directory / "go").unlink(missing_ok=True)
        self.order(COUNTED)
        self.start_printer()
        until(self._cups_answers, "CUPS answers")

    def _cups_answers(self) -> bool:
        """As Debian's systemd keeps it (Restart=on-failure): CUPS 2.4 ends now and then, by SIGSEGV, when a
        queue is deleted while a thread of its own is still asking the printer what it can.
        """
        if self._cups is None or self._cups.poll() is not None:
            cupsd = self.directory / "cups"
            self._cups = self._started(
                "cupsd", "-f", "-c", str(cupsd / "cupsd.conf"), "-s", str(cupsd / "cups-files.conf")
            )
        cups.Connection(self.server)
        return True

    def _stop_cups(self) -> None:
        if self._cups is not None:
            _ended(self._cups)

    def _emptied(self) -> bool:
        """False where CUPS has ended over it."""
        self._cups_answers()
        try:
            server = cups.Connection(self.server)
            for queue in server.getPrinters():
                server.cancelAllJobs(name=queue, my_jobs=False, purge_jobs=True)
                server.deletePrinter(queue)
        except cups.IPPError:
            return False
        return True

    def _private_avahi(self, stack: ExitStack) -> Path:
        """A copy that keeps its process number elsewhere. The name has to be as long as the one it
        replaces.
        """
        runtime = Path(tempfile.mkdtemp(prefix="avh", suffix="n", dir="/tmp"))
        stack.callback(shutil.rmtree, runtime, ignore_errors=True)
        assert len(str(runtime)) == len(AVAHI_RUNTIME), runtime
        copy = self.directory / "avahi-daemon"
        # All but the last letter, which both names have: the compiler keeps the sixteen before it together.
        before, after = AVAHI_RUNTIME[:-1].encode(), str(runtime)[:-1].encode()
        copy.write_bytes(AVAHI.read_bytes().replace(before, after))
        copy.chmod(0o755)
        return copy

    def _keep(self, stack: ExitStack, *command: str) -> None:
        stack.callback(_ended, self._started(*command))

    def _started(self, *command: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.directory}/bus"}
        with (self.directory / f"{Path(command[0]).name}.log").open("ab") as log:
            return subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment,
                cwd=self.directory,
                start_new_session=True,  # what it has started, such as a hook that waits, ends with it
            )


@contextmanager
def printing_house() -> Iterator[PrintingHouse]:
    """Everything running, and ended again."""
    directory = Path(tempfile.mkdtemp(prefix="kiosk-printing-", dir="/tmp"))
    directory.chmod(0o755)
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, directory, ignore_errors=True)
        house = PrintingHouse(directory, stack.enter_context(KeptPort()).number)
        try:
            house.start(stack)
        except AssertionError as error:
            logs = "\n".join(f"{log.name}: {log.read_text()[-800:]}" for log in directory.glob("*log"))
            raise AssertionError(f"{error}\n{logs}") from None
        yield house


def until(what: Callable[[], object], name: str, patience: float = PATIENCE_S) -> None:
    """Wait for it; the programs here tell nobody when they are ready."""
    ends = time.monotonic() + patience
    while True:
        try:
            if what():
                return
        except (OSError, RuntimeError):  # RuntimeError: pycups without CUPS
            pass
        assert time.monotonic() < ends, f"waited in vain: {name}"
        time.sleep(0.01)


def as_somebody_else(account: str, work: Callable[[], str]) -> str:
    """What `work` returns in a child of ours that belongs to that account; where we are not root, in our
    own. The child imports nothing: the account may not be able to read the checkout.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forks beside threads; this child starts none
        child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                entry = pwd.getpwnam(account)
                os.setgroups([])
                os.setgid(entry.pw_gid)
                os.setuid(entry.pw_uid)
            said = work()
        except BaseException as error:  # noqa: BLE001  told to the parent, which fails by it
            said = repr(error)
        os.write(writing, said.encode()[:60_000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        said = told.read().decode()
    os.waitpid(child, 0)
    return said


def _ended(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(PATIENCE_S)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0

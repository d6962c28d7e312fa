"""What docs/devices/page-printer.md tells a technician to write is taken by CUPS."""

import re
import subprocess
from pathlib import Path

from tests.devices.page_printer.printing_house import PrintingHouse


def test_cups_takes_the_documented_settings(house: PrintingHouse, project_root: Path) -> None:
    page = (project_root / "docs" / "devices" / "page-printer.md").read_text("utf-8")
    (lines,) = re.findall(r"```cups\n(.*?)```", page, re.DOTALL)
    assert {"PreserveJobFiles No", "PreserveJobHistory No", "ErrorPolicy abort-job"} <= set(
        lines.splitlines()
    )
    file = house.directory / "documented.conf"
    file.write_text(lines)
    files = house.directory / "cups" / "cups-files.conf"
    command = ["cupsd", "-t", "-c", str(file), "-s", str(files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "is OK" in done.stdout + done.stderr

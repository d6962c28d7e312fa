"""The window's page of appointments: who comes when, for whom it is, and three buttons."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from central.console.roles import Role
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Appointment
from tests.central.console.desk import signed_in
from tests.central.service import RunningService
from tests.central.terminal import NAME, TestTerminal, a_submission


def test_the_window_sees_who_comes_and_nobody_else_does(tmp_path: Path) -> None:
    with RunningService(tmp_path / "central") as service:
        day = service.clock().date() + timedelta(days=4)
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        form = Appointment(place="GA", item="S01", day=day.isoformat(), time="09:00", phone="13800000000")
        enclosed = terminal.enclose(
            a_submission(
                id=uuid4(),
                kind=SubmissionKind.APPOINTMENT,
                service="S01",
                created=datetime.now(UTC),
                form=form.as_form(),
                answers={},
                materials=(),
                commitment=None,
                assurance=Assurance.CARD,
                assurance_evidence=None,
            )
        )
        terminal.acknowledged(terminal.put(enclosed), enclosed)
        terminal.close()
        window = signed_in(service, "wang.fang", Role.WINDOW)
        page = window.get("/appointments").text
        for each in (NAME, "13800000000", f"{day} 09:00", enclosed.receipt_number, "待确认"):
            assert each in page
        act = f"/appointments/{enclosed.id}"
        assert "已留位" in window.submit("/appointments", f"{act}/confirm").text
        later = day + timedelta(days=1)
        moved = {"day": str(later), "time": "14:30"}
        assert window.submit("/appointments", f"{act}/move", **moved).status_code == 409  # without a reason
        page = window.submit("/appointments", f"{act}/move", **moved, reason="这天上午停电检修").text
        assert f"{later} 14:30" in page
        assert "已改期" in page
        past = window.submit("/appointments", f"{act}/move", day="2020-01-01", time="14:30", reason="早点")
        assert past.status_code == 409
        assert window.submit("/appointments", f"{act}/refuse").status_code == 409
        refused = window.submit("/appointments", f"{act}/refuse", reason="请到社区办，不用跑区里").text
        assert "不予预约" in refused
        assert "请到社区办" in refused
        others = signed_in(service, "li.na", *(each for each in Role if each is not Role.WINDOW))
        assert others.get("/appointments").status_code == 403

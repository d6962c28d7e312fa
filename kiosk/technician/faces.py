"""Does the face module's program say who it is? Its camera stays off."""

from dataclasses import replace

from kiosk.technician.auxiliaries import judge_standing
from kiosk.technician.task import Finding, Machine, ok


def no_face_module(machine: Machine) -> str | None:
    """A terminal need not have one."""
    if machine.config is None:
        return "the configuration is wrong"
    return "none is configured" if machine.config.devices.face_module is None else None


def face_module(machine: Machine) -> Finding:
    """Started, heard, ended; a stand-in is called one."""
    table = machine.config.devices.face_module if machine.config else None
    if table is None:
        return ok("none is configured")
    from devices.face_module.program import FaceModule  # noqa: PLC0415  only where there is one

    finding = judge_standing(FaceModule(table.command).standing())
    offered = machine.config is not None and "face" in machine.config.identity.ways
    return finding if offered else replace(finding, text=f"{finding.text}; [identity] ways does not offer it")

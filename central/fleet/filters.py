"""Which of the terminals somebody wants to see: stands in the address, so that it can be kept and sent on."""

from collections.abc import Iterable
from dataclasses import dataclass

from central.fleet.looks import Look, Standing
from central.fleet.machines import Machine

FACTORY = "factory"
"""Stands for the settings that a terminal was installed with."""


@dataclass(frozen=True)
class Filter:
    """Empty fields ask for nothing."""

    standing: str = ""
    alert: str = ""
    """What calls for somebody (`central.fleet.alerts.Alert`)."""
    version: str = ""
    configuration: str = ""
    site: str = ""
    text: str = ""
    """Part of a code, or of the name of a place."""

    def keeps(self, look: Look) -> bool:
        """Whether it is one of those."""
        line = look.machine.line
        return (
            (not self.standing or look.standing == self.standing)
            and (not self.alert or any(each.alert == self.alert for each in look.calls))
            and (not self.version or (line.version or "") == self.version)
            and (not self.configuration or configuration(look.machine) == self.configuration)
            and (not self.site or (line.site or "") == self.site)
            and (not self.text or self.text.casefold() in _words(look.machine))
        )


def configuration(machine: Machine) -> str:
    """What the filter calls the settings that a terminal runs; empty where it has not said."""
    return (machine.configuration or FACTORY) if machine.status else ""


def counts(looks: Iterable[Look]) -> dict[Standing, int]:
    """How many stand how; all standings, in their order."""
    found = dict.fromkeys(Standing, 0)
    for each in looks:
        found[each.standing] += 1
    return found


def _words(machine: Machine) -> str:
    spot = machine.spot
    names = (machine.code, spot.name.zh, spot.name.en or "") if spot else (machine.code,)
    return "\n".join(names).casefold()

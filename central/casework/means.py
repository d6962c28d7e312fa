"""What the rules of casework look things up in."""

from dataclasses import dataclass

from central.catalogue import Services
from central.personal_data import PersonalData
from kiosk.contract.working_days import WorkingDays


@dataclass(frozen=True)
class Means:
    """Made once for each who carries them out."""

    services: Services
    data: PersonalData
    calendar: WorkingDays

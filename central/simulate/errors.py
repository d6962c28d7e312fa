"""What ends a simulation."""

from central.errors import CentralError


class FleetLost(CentralError):
    """The fleet did not come to where it was to be."""

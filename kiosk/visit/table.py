"""The table of the visit: for every stage, what every event does, or why it does nothing.

A cell is a handler or `Refused` with its reason. No cell is missing; a test walks the table.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.visit.rows import arriving, asking, bench, filing, finding, form, identity, pages
from kiosk.visit.rows.shared import Row
from kiosk.visit.stage import Stage

TABLE: Mapping[Stage, Row] = MappingProxyType(
    {
        **arriving.ROWS,
        **finding.ROWS,
        **identity.ROWS,
        **form.ROWS,
        **pages.ROWS,
        **asking.ROWS,
        **filing.ROWS,
        **bench.ROWS,
    }
)

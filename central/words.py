"""The words of the pages: Chinese first, English below."""

from collections.abc import Mapping

from kiosk.contract.catalogue.schema import Text

CASE_STATES: Mapping[str, Text] = {
    "received": Text(zh="已收件", en="Received"),
    "accepted": Text(zh="已受理", en="Accepted"),
    "done": Text(zh="已办结", en="Done"),
    "refused": Text(zh="不予办理", en="Refused"),
}
TASK_STATES: Mapping[str, Text] = {
    "open": Text(zh="待办", en="Open"),
    "waiting_for_identity": Text(zh="待核实身份", en="Waiting for identity"),
    "done": Text(zh="办结", en="Done"),
    "refused": Text(zh="不予办理", en="Refused"),
}
IDENTITIES: Mapping[str, Text] = {
    "confirmed": Text(zh="身份已核实", en="Identity confirmed"),
    "to_be_confirmed": Text(zh="身份待核实", en="Identity to be confirmed"),
}

"""The words of the pages: Chinese first, English below."""

from collections.abc import Mapping
from datetime import timedelta

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
PLACES: Mapping[str, Text] = {
    "/cases": Text(zh="办件", en="Cases"),
    "/arrivals": Text(zh="来件", en="Arrivals"),
    "/terminals": Text(zh="终端", en="Terminals"),
}
KINDS: Mapping[str, Text] = {
    "filing": Text(zh="申报", en="Filing"),
    "amendment": Text(zh="补正", en="Amendment"),
    "withdrawal": Text(zh="撤回", en="Withdrawal"),
    "obstacle_report": Text(zh="办不成事反映", en="Obstacle report"),
    "rating": Text(zh="好差评", en="Rating"),
    "policy_claim": Text(zh="政策兑现", en="Policy claim"),
    "callback": Text(zh="回电请求", en="Callback"),
    "appointment": Text(zh="预约", en="Appointment"),
}
DEVICE_STATES: Mapping[str, Text] = {
    "absent": Text(zh="未接入", en="Absent"),
    "present": Text(zh="未应答", en="Not answering"),
    "claimed": Text(zh="已握手", en="Recognised"),
    "working": Text(zh="正常", en="Working"),
    "attention": Text(zh="需留意", en="Needs attention"),
    "faulted": Text(zh="故障", en="Faulted"),
}
STANDINGS: Mapping[str, Text] = {
    "taken": Text(zh="已收妥", en="Taken in"),
    "waits_for_original": Text(zh="等待原件", en="Waits for its original"),
    "pending": Text(zh="待审核", en="To be reviewed"),
    "accepted": Text(zh="审核通过", en="Accepted after review"),
    "refused": Text(zh="审核不通过", en="Refused after review"),
}


def age(elapsed: timedelta) -> str:
    """How long, in the largest unit that is not too coarse: ``3天 3 d``."""
    minutes = max(0, int(elapsed.total_seconds()) // 60)
    if minutes < 120:
        return f"{minutes}分钟 {minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60}小时 {minutes // 60} h"
    return f"{minutes // 1440}天 {minutes // 1440} d"

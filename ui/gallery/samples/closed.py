"""Out of service."""

from typing import Any

from ui.gallery.samples.said import Said, said


def _place(name: Said, address: Said, minutes: int, state: Said) -> Said:
    walk = said("nearby.walk", minutes=minutes)
    both = zip((*name, *name[1:] * 2), (*address, *address[1:] * 2), walk, state, strict=True)
    return tuple(f"{each} · {where}\n{far} · {how}" for each, where, far, how in both)


_PLACES = [
    _place(
        ("椒金山街道便民服务中心", "Jiaojinshan Service Centre"),
        ("金三角街 18 号", "18 Jinsanjiao Street"),
        10,
        said("nearby.day_and_night"),
    ),
    _place(
        ("中华路街道社区银行网点", "Zhonghua Road bank branch"),
        ("中华东路 96 号", "96 Zhonghua East Road"),
        41,
        said("nearby.day_and_night"),
    ),
    _place(
        ("甘井子区政务服务中心", "District Service Centre"),
        ("示例路 3 号", "3 Example Road"),
        25,
        said("nearby.opens_today", time="08:30"),
    ),
]
OUT_OF_SERVICE: dict[str, Any] = {
    "sentence": said("visit.out_storage_full"),
    "works": said("out_of_service.works"),
    "elsewhere": _PLACES,
    "age": said("nearby.known_as_of", time="2026-11-25 01:10"),
    "reason": said("visit.out_of_service_reason"),
    "smallPrint": said("out_of_service.small_print", code="S1", time="2026-11-25 02:40"),
    "icon": "wrench",
}
OPENED: dict[str, Any] = {
    **OUT_OF_SERVICE,
    "sentence": said("visit.out_door"),
    "reason": said("out_of_service.back_door"),
    "smallPrint": said("out_of_service.small_print", code="D1", time="2026-11-25 02:40"),
}
ON_BATTERY: dict[str, Any] = {
    **OUT_OF_SERVICE,
    "sentence": said("visit.out_battery"),
    "reason": said("out_of_service.back_power"),
    "smallPrint": said("out_of_service.small_print", code="P1", time="2026-11-25 02:40"),
    "icon": "plug-zap",
}
SWITCHING_OFF: dict[str, Any] = {
    **ON_BATTERY,
    "sentence": said("visit.out_power_low"),
    "smallPrint": said("out_of_service.small_print", code="P2", time="2026-11-25 02:40"),
}

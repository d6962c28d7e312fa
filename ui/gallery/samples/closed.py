"""Out of service."""

from typing import Any

from ui.gallery.samples.said import said

OUT_OF_SERVICE: dict[str, Any] = {
    "sentence": said("visit.out_storage_full"),
    "works": said("out_of_service.works"),
    "elsewhere": said("out_of_service.anywhere"),
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

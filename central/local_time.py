"""The time that people at the desks and residents live in."""

from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Shanghai")

"""Watching over devices, whatever they are: when to look again, what a look means, which port is whose, and
what was plugged in.

Knows no driver and no Qt. A driver is a ``devices.standing.Device``; the thread that owns it is the caller's.
"""

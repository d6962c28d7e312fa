"""Paying by phone what was filed here: the port, and the way through the central service (docs/payment.md).

Only where the settings have `[payment]`; elsewhere fees are paid at the named window.
"""

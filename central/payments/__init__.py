"""Fees paid by phone: an order per receipt, opened at a payment provider (docs/payment.md).

Only where one is configured. Money never decides whether something is filed.
"""

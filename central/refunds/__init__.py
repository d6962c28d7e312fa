"""Money that goes back: a register of what is due since when, and of who gave it back.

A row is opened in the transaction that ends a case of which nothing has come, or that hears of a payment that
nobody should have made. No row ever goes: what was written down by mistake is due again, and both deeds stay.
"""

"""Readers of identity cards. `reader.py` is the protocol, `card.py` what comes out, `sdt_*` the one driver.

Lives here: framing, layouts, checks of card content, the driver.
May not: Qt, threads, anything of the other packages.
"""

"""The receipt printer: what goes on paper, how it becomes ESC/POS, and what the printer says about itself.

``document`` is what callers write, ``printer`` what they talk to. What differs between models stands
in ``profiles/*.toml``. Nothing here knows what a receipt says; that is ``kiosk.receipt``.
"""

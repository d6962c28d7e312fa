"""Pictures from a resident's phone: the one-time page (`kiosk.contract.uploads`) as the terminal sees it.

``page`` asks the central service, ``reading`` makes pages of what a phone has sent, in a process of its own
(``read``), because strangers chose the bytes. No Qt; nothing touches a disk.
"""

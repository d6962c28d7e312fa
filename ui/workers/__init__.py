"""The threads of the UI's process: one owner each for the card reader, the printer, verification and filing.

A worker takes the visit's effects from a queue and gives events back through `Mailbox`. The UI thread never
waits for one. Heavy imports happen inside the threads, after the first frame.
"""

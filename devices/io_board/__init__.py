"""The I/O board: switches (doors, operator, tamper, mains, battery), lights and relays over a serial line.

Here live the line protocol (`docs/devices/io-board.md` is its specification), what every board does, the
driver, and the board's light as one of `devices.signal`. What a door that opens means to a visit is decided
elsewhere.
"""

"""The catalogue on this terminal: its files (`data/`), and the way to a checked `Catalogue`.

Lives here: the one-line error, the files that ship with the program. How files are read, what they may say
and how they are checked is in `kiosk.contract.catalogue`. Nothing here knows a particular life event or item.
"""

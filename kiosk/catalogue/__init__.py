"""The catalogue on this terminal: its files (`data/`), and what turns them into a checked `Catalogue`.

Lives here: reading, the one-line error, the files that ship with the program. What a catalogue may say and
how it is checked is in `kiosk.contract.catalogue`. Nothing here knows a particular life event or item.
"""

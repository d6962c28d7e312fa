"""What a resident or a technician does, a module for each part of a visit.

`kiosk.visit.events` lists the modules: a new one goes there. Personal data is left out of `repr`.
"""

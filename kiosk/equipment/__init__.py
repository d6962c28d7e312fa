"""The devices of this terminal's settings: how each is built, asked, and reported on.

``classes.CLASSES`` has one line for each class of device; the command line, the screen's process and the
technician's screens all go by it. No Qt.
"""

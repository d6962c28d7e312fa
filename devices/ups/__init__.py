"""The UPS (uninterruptible power supply): mains or battery, how much is left, whether the battery is sound.

Here live what every UPS says, and its drivers: NUT's `upsd` over TCP, and the contacts of an I/O board. What
a power cut means to a visit is decided elsewhere.
"""

"""The technician's screens: what is known of the devices and the terminal, as each screen shows it.

As the other view-models: pure functions over a snapshot, whose `bench` holds what is not of the visit.
"""

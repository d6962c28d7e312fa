"""Pictures of every screen that one life event or item makes, for the people who edit a catalogue
(`kiosk catalogue preview`).
"""

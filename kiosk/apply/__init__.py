"""Applies what the central service assigned: stages, checks and draws it, lets it prove itself, keeps or
undoes it.

Lives here: the record of what was applied and the rules of its changes (pure), the agent's thread that does
the work, and what the screen's process tells of itself. `pushed`, `screen` and this door plate import nothing
heavy: the screen reads them before its first frame. Not here: where targets come from and whether they are
signed (`kiosk.updates`).
"""

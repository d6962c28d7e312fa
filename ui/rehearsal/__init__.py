"""``python -m ui.rehearsal``: every screen drawn off-screen with a bundle that is not in force yet.

The agent starts it before a bundle may run. Lives here: which scenes are drawn, and what counts as a fault.
Nothing here touches a device or the terminal's files.
"""

"""The demonstration: a whole street corner on one machine.

Lives here: the invented residents, the simulated devices on pseudo-terminals, the embedded central service,
the control socket that the panel and the scripted resident use, and the report. Nothing of it is imported by
what runs on a terminal; no Qt here (the panel and the scripted resident are in `ui.demo`).
"""

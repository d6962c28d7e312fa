"""View-models: one small QObject per screen, and the shell's. A snapshot of the visit in, properties out.

Each derives its outputs in one pure function over frozen dataclasses and notifies what changed, nothing else.
What a screen asks for goes on as an event of the visit. No device, thread or file is touched here.
"""

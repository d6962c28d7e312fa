"""What is plugged into the terminal: one package per device class, their drivers, and simulators of them.

Imports nothing else of the project, and no Qt. `errors.py` is what every driver raises, `byte_line.py` what
every driver needs of a transport.
"""

"""Document scanners: what any of them does (`scanner.py`), and the driver for what SANE knows.

The document camera is Qt's and lives in `ui`; it keeps the same protocol and passes the same tests.
"""

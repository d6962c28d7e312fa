"""What the terminal does: visit, catalogue, submission, delivery, configuration, technician's tools.

Imports ``devices`` and ``offline_cache``. Imports neither Qt nor ``ui`` nor ``central``: the ``kiosk``
command starts those two as processes of their own.
"""

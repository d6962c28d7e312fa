"""The page printer: A4 pages through CUPS, and the printer's own word on what became of them.

``printer`` is what callers talk to. ``ipp_message`` and ``ipp_client`` speak to the printer itself,
``cups_queue`` to the spooler; ``reasons`` and ``judgement`` decide what their words mean, without either.
``reasons.toml`` is the list of what a printer may say.
"""

"""The sender process: delivers the outbox, keeps the heartbeat. Imports no Qt, so that a UI that crashes at
every start never cuts off what mends it.

``app`` composes and loops; ``sender`` moves submissions; ``pace``, ``backoff`` and ``item_errors`` decide
when and how many, and are pure; ``heartbeat`` asks and reports; ``doorbell`` wakes.
"""

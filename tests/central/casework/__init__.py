"""The departments' work at the central service: clocks, acts, outputs, the worker."""

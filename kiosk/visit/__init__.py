"""One resident's stay, from the first touch to the wipe: stages, events, their table, the draft, its pages.

Pure: no Qt, no thread, no disk, no clock of its own. `step.step` is the one way on; what it asks of the
world comes back as effects (`effects`), and what the world says comes in as events (`events`). Between the
two stands `ui.visit_controller`.
"""

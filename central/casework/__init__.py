"""What the departments make of a case: clocks, tasks, corrections, decisions, the one output.

A task that waits for a person is a row. `states` says which moves there are, `clocks` when they are due; both
are pure. `desk` carries out what somebody at a desk does, `followups` what a resident sends afterwards,
`worker` the short durable steps that nobody waits for.
"""

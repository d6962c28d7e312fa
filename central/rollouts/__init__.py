"""Rollouts: signed bundles given to many terminals in stages, which stop by themselves when the first suffer.

What lives here: the states and their one table, the judgement, the choice of who comes first (all pure); and
the desk that keeps rollouts and gives assignments. What may not: pages (`central.console`), keys, signatures.
"""

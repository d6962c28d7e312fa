"""Applies what the central service assigned: stages, checks and draws it, lets it prove itself, keeps or
undoes it.

Lives here: the record of what was applied and the rules of its changes (pure), and the agent's thread that
does the work. Not here: where targets come from and whether they are signed (`kiosk.updates`), and reading
what is in force (`kiosk.config.pushed`), which every process does without this package.
"""

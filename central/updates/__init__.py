"""What terminals are to run: signed targets (TUF), and who gets which.

Lives here: the repository kept in the database, the ceremonies with the keys, publishing, assignments, and
their endpoints. The service holds the keys of snapshot and timestamp only; every other key is offline, and
nothing here can sign a target without the file of its key and the passphrase.
"""

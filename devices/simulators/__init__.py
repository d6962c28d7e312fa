"""Devices that do not exist: each speaks its real wire protocol at the other end of a pseudo-terminal.

Written from the protocol fact sheet and not from the drivers; nothing here imports a driver or its codec.
"""

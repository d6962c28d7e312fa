"""The document camera through Qt Multimedia: seen from outside, a document scanner like any other.

It is off except while somebody has it on, what it sees is in memory only, and nobody waits for it in the UI
thread. Its Qt objects live in a thread of their own (`eye.py`), the worker that owns it in another.
"""

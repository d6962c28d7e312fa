"""Numbers for today's queues at the windows (排队取号): given to terminals, called by the windows.

Nothing here is personal: who holds a number is nobody's business. Halls and queues stand in the places file.
"""

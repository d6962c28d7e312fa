"""What a technician asks of the machine. Each question is a `Task`; the same list serves the command and a
screen.

No Qt: its libraries are tried in a child process.
"""

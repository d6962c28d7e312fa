"""The console: pages for the people at the desk, behind a sign-in. Server-rendered, usable without a script.

What lives here: people, their roles and sessions, the trail of what they did, and the pages. What may not:
the terminals' endpoints, and decisions about submissions, updates or commands; pages call those who decide.
"""

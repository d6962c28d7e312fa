"""The reference central service: takes submissions in, acknowledges them, opens cases, tells their progress.

Lives here: a FastAPI application over SQLAlchemy (SQLite embedded), its command line (``python -m central``)
and its plain pages. May import ``kiosk.contract`` and nothing else of the project. Personal data stays
sealed: what is opened on the way in is checked and forgotten, and neither pages nor logs name a person.
"""

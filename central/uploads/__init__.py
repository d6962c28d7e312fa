"""The one-time page for phones: ``page`` is what a phone sees, ``store`` what is kept of it and for how long,
``routes`` both ends. Nothing here can read what was sent without the token that only phone and terminal have.
"""

"""The gallery of the design system: every component in every state, for pictures, tests and people.

`registry` lists them, `book` turns them into what the QML shows, `sheet` draws one, `window` is the gallery
a person opens. Nothing of a terminal runs here, and nothing shown is anybody's.
"""

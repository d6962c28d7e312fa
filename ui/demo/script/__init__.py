"""What a scripted resident does, screen by screen: generators that yield what they wait for.

A resident reads what stands on the screen from the view-models, as a person reads it from the glass, and acts
by touch alone. Nothing is set behind the screen's back. `person` has eyes and hands; the other modules know
what to do with them, each with one part of a visit; `resident` is the whole visit.

Every loop that touches the screen is counted (`person.tries`): a screen that does not change must end the
visit, not fill the memory.
"""

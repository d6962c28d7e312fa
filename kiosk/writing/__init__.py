"""From a hand or a voice to characters, where somebody cannot type.

Lives here: what a recogniser of handwriting promises (`recogniser`), the one there is (`zinnia`), and what
a recogniser of speech would have to promise (`voice`, with nothing behind it). No Qt, no thread, no disk but
the model's file. Strokes are a person's own hand: passed on, never kept, never in a log or a `repr`.
"""

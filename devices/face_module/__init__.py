"""A vendor's face module: a program of its own that owns a camera and says whether a face is the one on a
portrait. Here is what is said with it (`lines.py`, pure) and how it is started and ended (`program.py`); what
its word is worth is not decided here.
"""

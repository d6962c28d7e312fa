"""What stands in, in a demonstration, for parts that only production has.

Served with `--stand-ins` only, which the command line refuses over a network; each page says what it is.
Never a fallback: without them the way is not there.
"""

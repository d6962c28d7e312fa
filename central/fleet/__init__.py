"""The terminals as a whole: how each one stands, what calls for somebody, where they are.

What lives here: reading the fleet in few queries, and pure functions over what was read. What may not:
pages (those are `central.console`'s), and changes of anything.
"""

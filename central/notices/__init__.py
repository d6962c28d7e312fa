"""Text messages to residents: when one is due, to which number, and that each goes out at most once.

No message says what a matter is about or whose it is: it names the end of the receipt number and no more.
"""

"""Bar code scanners on a serial line. What a scanner says is data: no key, no command, no address to open.

`scanner.py` is what any of them does; what differs between makers stands in `profiles/*.toml`.
"""

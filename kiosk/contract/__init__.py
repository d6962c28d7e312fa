"""What the terminal and the central service must agree on.

Lives here: HTTP models, the sealed envelope and its suite, the receipt number, acknowledgements, HTTP message
signatures, identifiers, the catalogue's schema and checks. Imports nothing else of the project: `central` may
import this package and only this package.
"""

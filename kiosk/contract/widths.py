"""Full-width forms and what they mean.

A Chinese keyboard in its wide mode types digits, Latin letters and marks as wide as a Chinese character. To a
person they are the same; to `str.isdigit` too, which is why nothing here asks it.
"""

_WIDE = {0x3000: " "} | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""U+FF01..U+FF5E stand 0xFEE0 above ASCII (Unicode, Halfwidth and Fullwidth Forms); U+3000 is a blank."""


def narrow(text: str) -> str:
    """`text` with every full-width form as the ASCII character it stands for; all else as it was."""
    return text.translate(_WIDE)

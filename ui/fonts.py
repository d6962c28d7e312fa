"""The one font family of the screens in the glyph forms of each language; the check that it is installed.

The same Chinese character is drawn differently in China, Korea and Japan. Theme.qml names the same families.
"""

from PySide6.QtGui import QFontDatabase

SANS = "Noto Sans CJK SC"
REGIONS = ("SC", "KR", "JP")
FAMILIES = tuple(f"Noto Sans {kind}CJK {region}" for region in REGIONS for kind in ("", "Mono "))
PACKAGE = "fonts-noto-cjk"  # Debian's name for the package that carries all of them


class FontMissing(RuntimeError):
    """A family the screens are drawn with is not installed."""


def require_fonts() -> None:
    """Raise `FontMissing` unless every family is installed. Needs a `QGuiApplication`."""
    missing = [family for family in FAMILIES if not QFontDatabase.hasFamily(family)]
    if missing:
        raise FontMissing(f"font {' and '.join(missing)} is not installed: install the package {PACKAGE}")

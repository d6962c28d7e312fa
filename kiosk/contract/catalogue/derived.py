"""Values that follow from the ID card instead of being asked."""

from datetime import date

# Full years of age at which a band begins, oldest first, and the value of the catalogue's choice.
_BANDS = ((100, "100_plus"), (90, "90_99"), (80, "80_89"), (70, "70_79"), (60, "60_69"))
UNDER_60 = "under_60"
AGE_BANDS = (UNDER_60, *(band for _, band in reversed(_BANDS)))


def age(birth: date, today: date) -> int:
    """Full years (周岁). Who was born on 29 February turns older on 1 March of other years."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def age_band(birth: date, today: date) -> str:
    """One of `AGE_BANDS`. A field that does not offer the band refuses it as any other foreign choice."""
    years = age(birth, today)
    return next((band for lowest, band in _BANDS if years >= lowest), UNDER_60)

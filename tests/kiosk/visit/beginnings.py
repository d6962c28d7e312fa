"""How many journeys begin."""

from tests.kiosk.visit.phrase import Line

IDENTIFIED: tuple[Line, ...] = (
    ("welcome", "a baby is born", "awaiting_card"),
    ("awaiting_card", "the card is being read", "reading_card"),
    ("reading_card", "the card is read", "verifying"),
    ("verifying", "go on without", "page"),
)
AT_THE_SUMMARY: tuple[Line, ...] = (*IDENTIFIED, ("page", "answers all pages", "summary"))
FILED: tuple[Line, ...] = (
    *AT_THE_SUMMARY,
    ("summary", "signs", "summary"),
    ("summary", "hand it in", "filing"),
    ("filing", "it is stored", "receipt"),
)

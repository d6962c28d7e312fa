"""Words a resident reads, and the short ASCII words that name entries."""

from typing import Annotated

from pydantic import Field as Constraint

from kiosk.contract.language import Language, in_language
from kiosk.contract.model import Model

Key = Annotated[str, Constraint(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,39}$")]
StreetCode = Annotated[str, Constraint(pattern=r"^\d{9}$")]


class Text(Model):
    """Words a resident reads. A language is absent where nobody has written it yet; `kiosk.contract.language`
    says what is then shown.
    """

    zh: Annotated[str, Constraint(min_length=1)]
    en: str | None = None
    ko: str | None = None
    ja: str | None = None

    def in_language(self, language: Language) -> str:
        """The words in `language`, or what is shown instead."""
        return in_language({"zh": self.zh, "en": self.en, "ko": self.ko, "ja": self.ja}, language)

"""What a department decides, as it is kept and as the paper says it."""

from datetime import datetime
from typing import Annotated

from pydantic import Field as Constraint

from kiosk.contract.model import Model

DECISION = "decision"
"""What `personal_data` calls it."""
Sentence = Annotated[str, Constraint(max_length=2000)]


class Decision(Model):
    """One department's word about its share."""

    approved: bool
    department: str
    decided: datetime
    decided_by: str
    """The account."""
    note: Sentence = ""
    """What was decided, in the department's own words; of a refusal the reason."""
    ground: Sentence = ""
    """The legal ground; a refusal has one (Administrative Licensing Law, article 38)."""
    remedy: Sentence = ""
    """Where and until when one may complain of a refusal (the same article)."""


class BadDecision(ValueError):
    """It lacks what a decision needs. `missing` is `note`, `ground` or `remedy`."""

    def __init__(self, missing: str) -> None:
        super().__init__(missing)
        self.missing = missing


def checked(decision: Decision) -> Decision:
    """The same, if it may go out.

    Raises:
        BadDecision: a refusal without reason, ground or remedy.

    """
    if not decision.approved:
        for name in ("note", "ground", "remedy"):
            if not getattr(decision, name).strip():
                raise BadDecision(name)
    return decision

"""What a command of a ceremony says when it is done: for people in lines, for programs as JSON."""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Deed:
    """What was done, what a signed thing says, what comes next, and the facts."""

    did: tuple[str, ...]
    says: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)

    def text(self) -> str:
        """A line each."""
        return "\n".join(
            [
                *(f"done: {each}" for each in self.did),
                *(f"it says: {each}" for each in self.says),
                *(f"next: {each}" for each in self.then),
            ]
        )

    def json(self) -> str:
        """One object."""
        return json.dumps(
            {"done": self.did, "says": self.says, "next": self.then, **self.facts}, ensure_ascii=False
        )

"""What a firm may claim (惠企政策), and what it must be."""

from typing import Annotated

from pydantic import Field as Constraint

from kiosk.contract.catalogue.schema.fields import Condition
from kiosk.contract.catalogue.schema.items import TimeLimit
from kiosk.contract.catalogue.schema.materials import Material
from kiosk.contract.catalogue.schema.texts import Key, Text
from kiosk.contract.model import Model


class PolicyRequirement(Model):
    """What a firm must be, by its answer to one of the questions for firms; and what is said of it."""

    condition: Condition
    met: Text
    """Why the policy is for this firm."""
    unmet: Text
    """Why it is not."""


class Policy(Model):
    """惠企政策: what a firm may claim. `kiosk.contract.catalogue.policies` makes a service of it."""

    id: Key
    name: Text
    gives: Text
    """What the firm gets."""
    department: Key
    legal_basis: Annotated[str, Constraint(min_length=2)]
    """What it rests on, by its Chinese name."""
    requirements: Annotated[tuple[PolicyRequirement, ...], Constraint(min_length=1)]
    form: Annotated[tuple[Key, ...], Constraint(min_length=1)]
    materials: tuple[Material, ...] = ()
    promised_limit: TimeLimit

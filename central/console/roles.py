"""Who may do what: roles are given to people, pages ask for permissions, one table stands between."""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Role(StrEnum):
    """What somebody is at the desk."""

    OPERATOR = "operator"
    APPROVER = "approver"
    TECHNICIAN_DESK = "technician_desk"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    ASSISTANCE = "assistance"
    """帮办: answers reports and low ratings, calls back."""
    DEPARTMENT = "department"
    """Works on cases; which departments' is said apart (`central.casework.members`)."""
    WINDOW = "window"


class May(StrEnum):
    """What a page or a button asks for."""

    LOOK = "look"
    """See cases, arrivals, terminals, alerts."""
    REVIEW = "review"
    """Decide about what came under a key that was shut out."""
    ENROL = "enrol"
    """Let terminals in, shut them out, move them."""
    COMMAND = "command"
    """Send a terminal a remote command."""
    STAND_FOR = "stand_for"
    """Vouch at a terminal for a person one has looked at."""
    VOUCH = "vouch"
    """Give technicians the answer to a terminal's challenge."""
    PROPOSE = "propose"
    """Prepare bundles, rollouts and catalogues."""
    APPROVE = "approve"
    """Let what somebody else has proposed go out."""
    AUDIT = "audit"
    """Read what everybody did."""
    ANSWER = "answer"
    """Read what residents said beside their cases, and answer it."""
    CASEWORK = "casework"
    """Open what was filed with the own departments, and decide about it."""
    WINDOW = "window"
    """Confirm who filed, after having seen the person."""
    PEOPLE = "people"
    """Give and take accounts and roles."""


_ROLES: Mapping[May, frozenset[Role]] = {
    May.LOOK: frozenset(Role),
    May.REVIEW: frozenset({Role.OPERATOR, Role.APPROVER}),
    May.ENROL: frozenset({Role.OPERATOR, Role.TECHNICIAN_DESK}),
    May.COMMAND: frozenset({Role.OPERATOR, Role.TECHNICIAN_DESK}),
    May.STAND_FOR: frozenset({Role.OPERATOR}),
    May.VOUCH: frozenset({Role.TECHNICIAN_DESK}),
    May.PROPOSE: frozenset({Role.OPERATOR}),
    May.APPROVE: frozenset({Role.APPROVER}),
    May.AUDIT: frozenset({Role.AUDITOR, Role.ADMINISTRATOR}),
    May.ANSWER: frozenset({Role.ASSISTANCE}),
    May.CASEWORK: frozenset({Role.DEPARTMENT}),
    May.WINDOW: frozenset({Role.WINDOW}),
    May.PEOPLE: frozenset({Role.ADMINISTRATOR}),
}


def may(roles: Iterable[Role], what: May) -> bool:
    """Whether one of the roles gives the permission."""
    return not _ROLES[what].isdisjoint(roles)


def to_text(roles: Iterable[Role]) -> str:
    """As a table keeps them: in the order of the enumeration, with blanks between."""
    return " ".join(each for each in Role if each in set(roles))


def from_text(text: str) -> frozenset[Role]:
    """The roles of a table's column. One that no longer exists gives nothing."""
    return frozenset(Role(each) for each in text.split() if each in set(Role))

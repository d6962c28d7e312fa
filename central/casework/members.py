"""Who works for which department."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from central.catalogue import Services
from central.console import people
from central.console.deeds import Doer, record
from central.storage.case_tables import DepartmentMember


def departments_of(session: Session, person: int) -> frozenset[str]:
    """The departments of an account."""
    return frozenset(
        session.scalars(select(DepartmentMember.department).where(DepartmentMember.person == person))
    )


def give_departments(
    session: Session, services: Services, doer: Doer, name: str, departments: Collection[str], now: datetime
) -> None:
    """Exactly these.

    Raises:
        central.console.people.Refused: no such account, or the catalogue knows no such department.

    """
    person = people.of_name(session, name)
    unknown = sorted(set(departments) - set(services.departments()))
    if unknown:
        raise people.Refused("departments", f"{' '.join(unknown)}: not in the catalogue")
    session.execute(delete(DepartmentMember).where(DepartmentMember.person == person.id))
    for department in sorted(set(departments)):
        session.add(DepartmentMember(person=person.id, department=department))
    record(session, now, doer, "person.departments", f"{person.name}: {' '.join(sorted(departments)) or '-'}")

"""What a department asked for (补正), as what a resident can do about it here: pages of a paper, the value of
a field anew, a few words. Pure.
"""

from dataclasses import dataclass
from functools import cache

from kiosk.contract.catalogue.options import options
from kiosk.contract.catalogue.schema import Catalogue, Field, FieldType, Source, Suggest, Text
from kiosk.contract.catalogue.service import service_of
from kiosk.contract.progress import CaseProgress, CorrectionNamed, CorrectionWanted
from kiosk.visit.asking import Asking, Purpose
from kiosk.visit.in_all import in_all
from kiosk.visit.pages import FieldPage

PAGES = "answer"
"""What the pages are called that answer a correction which names no material."""
WORDS = "explanation"
"""The page on which it is explained. No field has a key with a dot, so this one is nobody's."""
_WORDS_KEY = ".words"


@dataclass(frozen=True)
class Paper:
    """Pages that may be handed in; `name` is None where it is not said of what."""

    key: str
    name: Text | None


@dataclass(frozen=True)
class Wanted:
    """What there is to do. Without anything in `required`, one of all is enough."""

    papers: tuple[Paper, ...]
    pages: tuple[FieldPage, ...]
    """A page for each field, and for the words."""
    required: frozenset[str]
    """Keys of papers and ids of pages that have to be there."""
    sentences: tuple[str, ...]
    """What the department wrote, as far as `papers` and `pages` do not say it."""


def wanted_now(asking: Asking | None, catalogue: Catalogue) -> Wanted | None:
    """What is wanted of who answers; None while nobody answers a correction."""
    if asking is None or asking.purpose is not Purpose.ANSWER:
        return None
    return (
        None
        if asking.case is None or asking.correction is None
        else wanted(asking.correction, asking.case, catalogue)
    )


def wanted(correction: CorrectionWanted, case: CaseProgress, catalogue: Catalogue) -> Wanted:
    """Where the department names what this catalogue does not know, as if it had named nothing."""
    anything = Paper(PAGES, None)
    named = correction.named
    if named is None or not (named.fields or named.materials or named.explanation):
        return Wanted((anything,), (_words(),), frozenset(), correction.wants)
    papers = _papers(named, case, catalogue)
    fields = _fields(named, catalogue)
    if papers is None or fields is None:
        return Wanted((anything,), (_words(),), frozenset(), correction.wants)
    required = frozenset(each.key for each in papers) | {each.id for each in fields}
    if named.explanation:
        required |= {WORDS}
    more = bool(named.words)
    return Wanted(
        papers=(*papers, anything) if more else papers,
        pages=(*fields, _words()) if more or named.explanation else fields,
        required=required,
        sentences=named.words,
    )


def _papers(named: CorrectionNamed, case: CaseProgress, catalogue: Catalogue) -> tuple[Paper, ...] | None:
    service = service_of(catalogue, case.service)
    names = {} if service is None else {each.id: each.name for each in service.materials}
    if not names.keys() >= set(named.materials):
        return None
    return tuple(Paper(each, names[each]) for each in named.materials)


def _fields(named: CorrectionNamed, catalogue: Catalogue) -> tuple[FieldPage, ...] | None:
    if not catalogue.fields.keys() >= set(named.fields):
        return None
    return tuple(_page(each, catalogue) for each in named.fields)


def _page(key: str, catalogue: Catalogue) -> FieldPage:
    """As in the form, but not to be left empty: what is there already is what is wrong."""
    field = catalogue.fields[key].model_copy(update={"required": True})
    return FieldPage(f"field:{key}", key, field, options(catalogue, field))


@cache
def _words() -> FieldPage:
    field = Field(
        label=in_all("amending.words"),
        type=FieldType.TEXT,
        source=Source.INPUT,
        question=in_all("amending.words_question"),
        help=in_all("amending.words_help"),
        suggest=Suggest(texts=tuple(in_all(f"amending.words_{each}") for each in ("slip", "none", "later"))),
    )
    return FieldPage(WORDS, _WORDS_KEY, field, ())

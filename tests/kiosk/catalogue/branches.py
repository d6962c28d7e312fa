"""Every way through the guide questions of a life event, walked without the visit's engine."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.contract.catalogue.field_checks import Value, visible
from kiosk.contract.catalogue.schema import Answer, Catalogue, LifeEvent


@dataclass(frozen=True)
class Branch:
    """One way: the answers on it, whether it ends elsewhere, and what is then known and left to fill."""

    answers: Mapping[str, Answer]
    ended: bool
    facts: Mapping[str, Value]
    dropped: frozenset[str]

    def form(self, catalogue: Catalogue, event: LifeEvent) -> list[str]:
        """The fields that count, in order, as far as the questions decide it."""
        return [
            key
            for key in event.form
            if key not in self.dropped
            and (key in self.facts or visible(catalogue.fields[key].visible_if, self.facts))
        ]


def branches(event: LifeEvent, from_card: Mapping[str, Value]) -> Iterator[Branch]:
    """All ways for a person whose card says `from_card`."""
    yield from _walk(event, 0, {}, dict(from_card))


def _walk(
    event: LifeEvent, place: int, answers: Mapping[str, Answer], facts: Mapping[str, Value]
) -> Iterator[Branch]:
    dropped = frozenset(key for answer in answers.values() for key in answer.drops)
    if place == len(event.questions):
        yield Branch(answers, ended=False, facts=facts, dropped=dropped)
        return
    question = event.questions[place]
    if not question.answers or not visible(question.asked_if, facts):
        yield from _walk(event, place + 1, answers, facts)
        return
    for answer in question.answers:
        taken = {**answers, question.id: answer}
        known = {**facts, question.id: answer.value, **answer.sets}
        if answer.ends is not None:
            yield Branch(taken, ended=True, facts=known, dropped=dropped)
        else:
            yield from _walk(event, place + 1, taken, known)

"""What is submitted of what a resident gave: of a draft, only what was visible when the resident signed."""

from collections.abc import Iterable, Iterator
from datetime import date

from pydantic import ValidationError

from devices.id_card.card import IdCard
from kiosk.contract.catalogue.field_checks import visible
from kiosk.contract.catalogue.policies import Claim
from kiosk.contract.catalogue.schema import Assurance, Catalogue
from kiosk.contract.catalogue.service import service_of
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import FormValue, PolicyClaim
from kiosk.contract.language import Language
from kiosk.contract.submission import Applicant, Content, DeclaredMaterial
from kiosk.submission.filing import incomplete
from kiosk.submission.new_submission import Attachment, NewSubmission
from kiosk.visit.copying import Copies
from kiosk.visit.draft import Draft
from kiosk.visit.form import resolve
from kiosk.visit.matter import Matter

_OF_THE_NAME = 28
"""Characters of a material's identifier in a slot of 36."""


class NothingToFile(ValueError):
    """The draft has no card, or no service of this catalogue."""


def new_submission(
    content: Draft | Matter, catalogue: Catalogue, language: Language, today: date
) -> NewSubmission:
    """The submission of whatever was handed in.

    Raises:
        NothingToFile: as `from_draft`.
        FilingFailed: something is missing or too long; a defect of the visit too.
    """
    try:
        if isinstance(content, Matter):
            return from_matter(content, catalogue, language)
        return from_draft(content, catalogue, language, today)
    except ValidationError as error:
        raise incomplete(error) from None


def from_matter(matter: Matter, catalogue: Catalogue, language: Language) -> NewSubmission:
    """A submission of any kind but a filing. Who is not known files as nobody."""
    if matter.card is None:
        assurance = Assurance.ANONYMOUS
    else:
        assurance = Assurance.VERIFIED if matter.evidence else Assurance.CARD
    return NewSubmission(
        Content(
            kind=matter.form.kind,
            service=matter.service,
            catalogue_version=catalogue.version,
            language=language,
            applicant=applicant(matter.card) if matter.card else None,
            assurance=assurance,
            assurance_evidence=matter.evidence,
            answers=dict(matter.answers),
            form=matter.form.as_form(),
            materials=tuple(DeclaredMaterial(id=each, declared=True) for each in matter.copies),
            commitment=None,
            signature=matter.signature.strokes,
            signed_by="key" if matter.signature.by_key else "finger",
            signature_pad=matter.signature.pad,
        ),
        after=matter.after,
        attachments=tuple(_attachments(matter.copies, matter.copies)),
    )


def from_draft(draft: Draft, catalogue: Catalogue, language: Language, today: date) -> NewSubmission:
    """The filing of one life chosen.

    Raises:
        NothingToFile: a defect of the visit; the state machine does not let it come to this.
    """
    chosen = service_of(catalogue, draft.service)
    if chosen is None or draft.card is None:
        raise NothingToFile("a filing needs a card and a service of the loaded catalogue")
    form = resolve(chosen, catalogue, draft, today)
    asked = {question.id for question in form.questions}
    needed = tuple(each for each in chosen.materials if visible(each.needed_if, form.facts))
    kind = SubmissionKind.FILING
    given: dict[str, FormValue] = {key: form.values[key] for key in form.fields if key in form.values}
    if isinstance(chosen, Claim):
        kind = SubmissionKind.POLICY_CLAIM
        given = PolicyClaim(policy=chosen.id, given=given).as_form()
    content = Content(
        kind=kind,
        service=chosen.id,
        catalogue_version=catalogue.version,
        language=language,
        applicant=applicant(draft.card),
        assurance=Assurance.VERIFIED if draft.evidence else Assurance.CARD,
        assurance_evidence=draft.evidence,
        answers={question: value for question, value in draft.answers.items() if question in asked},
        form=given,
        materials=tuple(
            DeclaredMaterial(id=material.id, declared=material.id in draft.at_hand) for material in needed
        ),
        commitment=chosen.commitment if draft.commitment == "commit" else None,
        signature=draft.strokes,
        signed_by="key" if draft.signed_by_key else "finger",
        signature_pad=draft.pad,
    )
    copies = _attachments((each.id for each in needed), draft.copies)
    return NewSubmission(content, attachments=tuple(copies))


def _attachments(needed: Iterable[str], copies: Copies) -> Iterator[Attachment]:
    """The pages of each material: its name, its place in the list (which keeps names apart that a slot has to
    shorten), the number of the page. `household_2_1`, `household_2_2`.
    """
    for place, material in enumerate(needed, 1):
        for number, page in enumerate(copies.get(material, ()), 1):
            yield Attachment(f"{material.lower()[:_OF_THE_NAME]}_{place}_{number}", page.content)


def applicant(card: IdCard) -> Applicant:
    """The card as it was read, every code point of it."""
    return Applicant(
        card_kind=card.kind.value,
        name=card.name,
        number=card.number,
        sex=card.sex.value if card.sex else None,
        nation_code=card.nation.code if card.nation else None,
        birth=card.birth,
        address=card.address,
        issuer=card.issuer,
        valid_from=card.valid_from,
        valid_to=card.valid_to,
        name_en=card.name_en,
        country=card.country,
        pass_number=card.pass_number,
        warnings=card.warnings,
    )

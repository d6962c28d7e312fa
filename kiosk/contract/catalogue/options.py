"""What a closed field offers, wherever its list comes from."""

from kiosk.contract.catalogue.schema import Catalogue, Choice, Field


def options(catalogue: Catalogue, field: Field) -> tuple[Choice, ...]:
    """The choices of a field: its own, or the streets with their code as value. Empty for an open one."""
    if field.choices_from == "streets":
        return tuple(Choice(value=street.code, label=street.name) for street in catalogue.district.streets)
    return field.choices


def option_values(catalogue: Catalogue, field: Field) -> tuple[str, ...] | None:
    """The values a closed field offers; None for an open one."""
    return tuple(choice.value for choice in options(catalogue, field)) or None

"""A line of a guide, or of what is told of a matter, as a row on the screen. Pure."""

from kiosk.visit.guide import Line, Part
from ui.viewmodels.speaker import Speaker


def row(line: Line, speaker: Speaker) -> dict[str, str]:
    """Its label and its parts, a line each."""
    value = "\n".join(_said(each, speaker) for each in line.parts)
    label = speaker.key(line.label) if isinstance(line.label, str) else speaker.text(line.label)
    return {"label": label, "value": value}


def _said(part: Part, speaker: Speaker) -> str:
    said = part.said if isinstance(part.said, str) else speaker.say(part.said)
    return speaker.key("guide.noted", text=said, note=speaker.key(part.note)) if part.note else said

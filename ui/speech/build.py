"""The voice and the prompts of this terminal, from its settings."""

from pathlib import Path

from devices.speaker.espeak import Espeak
from devices.speaker.voice import Voice
from kiosk.config import Config
from kiosk.config.model import Speech
from kiosk.contract.catalogue.schema import Catalogue
from ui.speech.fixed import fixed_sentences
from ui.speech.languages import INSTEAD
from ui.speech.prompts import Prompts


def build_voice(settings: Speech) -> Voice:
    """espeak-ng; another engine would be chosen here."""
    return Espeak(settings.words_a_minute)


def build_prompts(config: Config, data_dir: Path, catalogue: Catalogue, voice: Voice) -> Prompts:
    """The fixed sentences of every language on offer that is spoken."""
    spoken = [each for each in (*config.ui.languages, INSTEAD) if voice.knows(each)]
    return Prompts(
        fixed={language: fixed_sentences(language, catalogue) for language in spoken},
        manner={language: voice.manner(language) for language in spoken},
        rendered=data_dir / "prompts",
        recordings=Path(config.speech.recordings) if config.speech.recordings else None,
    )

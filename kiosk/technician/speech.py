"""Can the terminal read aloud: is there a voice, do the outputs take sound, is the earphone's jack there?"""

from devices.earphone_jack.jack import EarphoneJack, JackLost
from devices.speaker.alsa import OutputUnavailable, Playback
from devices.speaker.espeak import phonemes
from devices.speaker.sound import silence
from devices.speaker.voice import VoiceUnavailable
from kiosk.technician.task import Finding, Machine, info, ok, warning, without_configuration

SAMPLE = "请放上身份证"
ENGLISH = "(en)"
"""What espeak-ng writes before phonemes of another language: a voice that cannot read Chinese falls back."""


def voice(_: Machine) -> Finding:
    """espeak-ng is there, and reads Chinese as Chinese."""
    try:
        said = phonemes(SAMPLE, "zh")
    except VoiceUnavailable as error:
        return warning("nothing can be read aloud", str(error))
    return judge_voice(said)


def judge_voice(phonemes_of_sample: str) -> Finding:
    """What to say of these phonemes."""
    if ENGLISH in phonemes_of_sample or not phonemes_of_sample.strip():
        return warning("espeak-ng does not read Chinese", "install espeak-ng and espeak-ng-data of Debian 12")
    return ok("espeak-ng reads Chinese")


def loudspeaker(machine: Machine) -> Finding:
    """A moment of silence, to be heard by nobody."""
    if machine.config is None:
        return info("unknown")
    return _output(machine.config.speech.loudspeaker, "speech.loudspeaker")


def earphone(machine: Machine) -> Finding:
    """Output and switch of the jack."""
    if machine.config is None:
        return info("unknown")
    settings = machine.config.speech
    try:
        jack = EarphoneJack(settings.earphone_jack)
    except JackLost as error:
        return warning("the earphone's jack cannot be read", str(error))
    plugged = "an earphone is plugged in" if jack.plugged else "no earphone is plugged in"
    jack.close()
    output = _output(settings.earphone, "speech.earphone")
    return ok(f"{output.text}; {plugged}") if not output.remedy else output


def no_jack(machine: Machine) -> str | None:
    """A terminal may have none."""
    if machine.config is not None and not machine.config.speech.earphone_jack:
        return "no speech.earphone_jack is set"
    return without_configuration(machine)


def _output(device: str, key: str) -> Finding:
    try:
        playback = Playback(device)
        playback.feed(silence(0.05))
        playback.finish()
    except OutputUnavailable as error:
        return warning("nothing can be heard", f"{error}; correct {key}")
    return ok(f"{device} takes sound")

"""espeak-ng as the voice: is it the right language, and is there something to hear?"""

import pytest

from devices.speaker.espeak import Espeak, phonemes
from devices.speaker.sound import BadSound, from_wav, silence, to_wav
from devices.speaker.voice import VoiceUnavailable

VOICE = Espeak(170)
ENGLISH = "(en)"
"""What espeak-ng writes where it falls back to English."""


@pytest.mark.parametrize(
    ("language", "text", "syllables"),
    [
        ("zh", "请放上身份证，放平，先不要拿走。", 14),
        ("en", "Please put your card on the reader and leave it there.", 12),
        ("ko", "신분증을 올려 주세요.", 9),
    ],
)
def test_a_sentence_is_as_long_as_a_person_would_take(language: str, text: str, syllables: int) -> None:
    sound = VOICE.render(text, language)
    assert 0.1 * syllables < sound.seconds < 0.6 * syllables
    assert sound.loudest() > 0.1


def test_mandarin_is_read_as_mandarin() -> None:
    """The plain "cmn" voice of espeak-ng 1.51 spells half of this in English."""
    said = phonemes("请放上身份证", "zh")
    assert ENGLISH not in said
    assert said.replace("'", "").replace("\n", " ").split() == [
        *("tS;hi21N_|", "fa51N_|", "s.a51N_|", "s.@55n_|", "f@51n_|", "ts.@51N_|")
    ]


def test_figures_one_by_one_are_read_one_by_one() -> None:
    assert len(phonemes("一，三，八", "zh").split()) == len(phonemes("天，地，人", "zh").split()) == 3
    one_by_one, at_once = phonemes("1, 3, 8", "en"), phonemes("138", "en")
    hundred = phonemes("hundred", "en").strip(" _:\n")
    assert hundred in at_once
    assert hundred not in one_by_one


def test_a_faster_voice_takes_less_time() -> None:
    text = "您好，今天想办什么？"
    assert Espeak(300).render(text, "zh").seconds < 0.8 * Espeak(120).render(text, "zh").seconds


def test_no_program_and_no_language_are_said_so() -> None:
    with pytest.raises(VoiceUnavailable, match="install the package espeak-ng"):
        Espeak(170, program="no-such-voice").render("您好", "zh")
    with pytest.raises(VoiceUnavailable, match="ja"):
        VOICE.render("こんにちは", "ja")
    assert not VOICE.knows("ja")


def test_a_sound_goes_into_a_file_and_comes_out_the_same() -> None:
    sound = VOICE.render("您好", "zh")
    assert from_wav(to_wav(sound)) == sound
    assert sound.at_volume(50).loudest() == pytest.approx(sound.loudest() / 2, abs=0.01)
    assert silence(0.5).seconds == 0.5


@pytest.mark.parametrize("untrusted", [b"", b"RIFF", b"RIFF\x00\x00\x00\x00WAVEfmt ", b"\xff" * 100])
def test_what_is_no_sound_is_refused(untrusted: bytes) -> None:
    with pytest.raises(BadSound):
        from_wav(untrusted)


def test_a_recording_of_another_kind_is_refused_with_what_it_is() -> None:
    stereo = to_wav(silence(0.1)).replace(b"\x01\x00\x01\x00", b"\x01\x00\x02\x00", 1)
    with pytest.raises(BadSound, match="2 channels"):
        from_wav(stereo)

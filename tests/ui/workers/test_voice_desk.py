"""The voice at work: real espeak-ng, real ALSA whose outputs end in files, and touches that interrupt."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from devices.simulators.earphone_jack import SimulatedJack
from devices.speaker.espeak import Espeak
from devices.speaker.sound import Sound, silence, to_wav
from devices.speaker.voice import VoiceUnavailable
from kiosk.visit.news import EarphoneChanged, VoiceChanged
from tests.devices.speaker.soundcard import SoundCard
from tests.ui.workers.heard import Heard
from ui.speech.mouth import Mouth
from ui.speech.prompts import Prompts
from ui.workers.interruption import Interruption
from ui.workers.jack_watch import JackWatch
from ui.workers.voice_desk import Outputs, Quiet, Speak, VoiceDesk

FIXED = {"zh": {"您好，今天想办什么？": "welcome.question", "上一步": "action.back"}}
NAME = "陈示例"


@dataclass
class Bench:
    """A desk with everything real around it but the loudspeaker's cone."""

    desk: VoiceDesk
    card: SoundCard
    prompts: Prompts
    heard: Heard
    interruption: Interruption
    notes: list[str] = field(default_factory=list)

    def speak(self, *texts: str, personal: bool = False, privately: bool = False) -> None:
        turn = self.interruption.next()
        self.desk.handle(Speak(turn, "zh", tuple((text, personal) for text in texts), privately))


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    card = SoundCard(tmp_path)
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(card.configuration))
    prompts = Prompts(FIXED, {"zh": "voice"}, tmp_path / "prompts", tmp_path / "recordings")
    made = a_bench(card, prompts)
    yield made
    made.desk.close()


def a_bench(
    card: SoundCard, prompts: Prompts, voice: Espeak | None = None, loudspeaker: str = "loudspeaker"
) -> Bench:
    heard, interruption, notes = Heard(), Interruption(), list[str]()
    desk = VoiceDesk(
        voice or Espeak(250),
        prompts,
        Outputs(loudspeaker, "earphone", 100, 50),
        interruption,
        heard.post,
        lambda what, error: notes.append(f"{what}: {error}"),
        room=lambda: True,
        clock=heard.clock,
    )
    return Bench(desk, card, prompts, heard, interruption, notes)


def test_sentences_come_out_of_the_loudspeaker_one_after_the_other(bench: Bench) -> None:
    bench.speak("请放上身份证", "放平，先不要拿走")
    heard = bench.card.until_heard("loudspeaker", 2.0)
    assert heard.loudest() > 0.1
    assert heard.seconds > 2.0
    assert bench.card.heard("earphone").seconds == 0


def test_what_is_private_comes_out_of_the_earphone_softer_and_nowhere_else(bench: Bench) -> None:
    bench.speak("请放上身份证", privately=True)
    heard = bench.card.until_heard("earphone", 1.0)
    assert 0.05 < heard.loudest() <= 0.5
    assert bench.card.heard("loudspeaker").seconds == 0


def test_a_sentence_of_an_ended_turn_is_not_begun(bench: Bench) -> None:
    turn = bench.interruption.next()
    bench.interruption.next()
    bench.desk.handle(Speak(turn, "zh", (("请放上身份证", False),), privately=False))
    assert bench.card.heard("loudspeaker").seconds == 0


def test_a_touch_ends_a_long_reading(bench: Bench) -> None:
    asked: list[Speak] = []
    mouth = Mouth(
        lambda effect: asked.append(effect) if isinstance(effect, Speak) else None, bench.interruption
    )
    mouth.say("zh", (("请放上身份证，放平，先不要拿走。", False),) * 400, privately=False)
    reading = threading.Thread(target=bench.desk.handle, args=(asked[0],))
    reading.start()
    bench.card.until_heard("loudspeaker", 1.0)
    mouth.hush()
    reading.join(60)
    assert not reading.is_alive()
    assert bench.card.heard("loudspeaker").seconds < 400


def test_nothing_personal_is_ever_on_the_disk(bench: Bench, tmp_path: Path) -> None:
    bench.speak(NAME, "一，三，八", personal=True, privately=True)
    bench.card.until_heard("earphone", 0.5)
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".raw"]
    assert files == [bench.card.configuration]
    assert NAME not in repr(Speak(1, "zh", ((NAME, True),), privately=True))


def test_prompts_are_made_while_nobody_is_there_and_then_used(bench: Bench) -> None:
    bench.heard.rest_until(bench.desk, lambda: bool(bench.heard.of(VoiceChanged)))
    assert list(bench.prompts.missing())
    bench.desk.handle(Quiet(nobody=True))
    bench.heard.rest_until(bench.desk, lambda: not list(bench.prompts.missing()))
    made = bench.prompts.find("zh", "上一步")
    assert made is not None
    assert made.loudest() > 0.1
    assert bench.prompts.find("zh", NAME) is None


def test_a_recording_of_a_person_is_heard_before_the_voice(bench: Bench, tmp_path: Path) -> None:
    recording = tmp_path / "recordings" / "zh" / "action.back.wav"
    recording.parent.mkdir(parents=True)
    spoken = Sound(b"\x00\x10" * 22050)
    recording.write_bytes(to_wav(spoken))
    bench.speak("上一步")
    assert bench.card.until_heard("loudspeaker", 1.0).samples.startswith(spoken.samples)


def test_a_recording_that_cannot_be_played_leaves_it_to_the_voice(bench: Bench, tmp_path: Path) -> None:
    recording = tmp_path / "recordings" / "zh" / "action.back.wav"
    recording.parent.mkdir(parents=True)
    recording.write_bytes(b"MP3")
    bench.speak("上一步")
    assert bench.card.until_heard("loudspeaker", 0.3).loudest() > 0.1


def test_a_prompt_in_another_voice_is_stale(bench: Bench) -> None:
    bench.prompts.keep("zh", "上一步", silence(0.5))
    assert Prompts(FIXED, {"zh": "other"}, bench.prompts.rendered).find("zh", "上一步") is None
    assert bench.prompts.find("zh", "上一步") == silence(0.5)


def test_an_output_that_fails_is_told_once_and_tried_again(tmp_path: Path, bench: Bench) -> None:
    broken = a_bench(bench.card, bench.prompts, loudspeaker="nobody")
    for _ in range(3):
        broken.desk.rest()
        broken.heard.seconds += 31
    assert broken.heard.events == [VoiceChanged(usable=False)]
    assert len(broken.notes) == 1
    broken.desk._outputs = Outputs("loudspeaker", "earphone", 100, 100)
    broken.desk.rest()
    assert broken.heard.events[-1] == VoiceChanged(usable=True)


def test_no_voice_at_all_is_told_to_the_visit(bench: Bench) -> None:
    mute = a_bench(bench.card, bench.prompts, voice=Espeak(170, program="no-such-voice"))
    mute.desk.rest()
    assert mute.heard.events == [VoiceChanged(usable=False)]
    with pytest.raises(VoiceUnavailable):
        Espeak(170, program="no-such-voice").render("您好", "zh")


def test_the_jack_tells_the_visit_and_a_lost_jack_is_an_empty_one(tmp_path: Path) -> None:
    jack, heard = SimulatedJack(tmp_path / "jack"), Heard()
    watch = JackWatch(str(jack.path), heard.post)
    jack.plug()
    heard.rest_until(watch, lambda: heard.events == [EarphoneChanged(plugged=True)])
    jack.unplug()
    heard.rest_until(watch, lambda: heard.events[-1] == EarphoneChanged(plugged=False))
    jack.plug()
    heard.rest_until(watch, lambda: heard.events[-1] == EarphoneChanged(plugged=True))
    jack.close()
    with pytest.raises(Exception, match="ended"):
        heard.rest_until(watch, lambda: len(heard.events) > 3)
    assert heard.events[-1] == EarphoneChanged(plugged=False)
    watch.close()

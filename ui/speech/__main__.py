"""``python -m ui.speech``: the terminal's prompts. `kiosk speech` becomes this process."""

import argparse
import sys
from pathlib import Path

from devices.speaker.alsa import OutputUnavailable, Playback
from devices.speaker.voice import Voice, VoiceUnavailable
from kiosk.apply.catalogue import catalogue_of
from kiosk.commands.failure import DONE, FAILED, guarded
from kiosk.config import Config, load
from kiosk.errors import KioskError
from ui.speech.build import build_prompts, build_voice
from ui.speech.prompts import Prompts, problem_of

SAMPLES = {
    "zh": "您好，这是朗读测试。",
    "en": "Hello, this is a test of the voice.",
    "ko": "안녕하세요, 음성 시험입니다.",
}


class Silent(KioskError):
    """Nothing can be made or heard."""


def main(arguments: list[str]) -> int:
    """Make, check or list prompts, or let an output be heard."""
    parser = argparse.ArgumentParser(prog="kiosk speech", description=__doc__)
    parser.add_argument("--config", type=Path, help="settings laid over the factory file")
    parser.add_argument("--data", type=Path, required=True, help="the terminal's data directory")
    what = parser.add_subparsers(dest="what", required=True)
    what.add_parser("render", help="make every prompt that is missing")
    what.add_parser("check", help="recordings that cannot be played, belong nowhere, or are missing")
    what.add_parser("list", help="every sentence: language, key (the recording's file name), text")
    test = what.add_parser("test", help="speak a sentence into an output")
    test.add_argument("output", choices=("loudspeaker", "earphone"))
    options = parser.parse_args(arguments)
    return guarded(lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    effective = load(options.config, options.data)
    config = effective.config
    voice = build_voice(config.speech)
    prompts = build_prompts(config, options.data, catalogue_of(effective.pushed, options.data), voice)
    match options.what:
        case "render":
            return _render(prompts, voice)
        case "check":
            return _check(prompts)
        case "list":
            for prompt in prompts.all():
                _say(f"{prompt.language}\t{prompt.key}\t{prompt.text}")
            return DONE
        case _:
            return _test(options.output, config, voice)


def _render(prompts: Prompts, voice: Voice) -> int:
    made = 0
    try:
        for prompt in prompts.missing():
            prompts.keep(prompt.language, prompt.text, voice.render(prompt.text, prompt.language))
            made += 1
    except VoiceUnavailable as error:
        raise Silent(str(error)) from error
    _say(f"{made} prompts made in {prompts.rendered}")
    return DONE


def _check(prompts: Prompts) -> int:
    """Ends with 1 where a recording is wrong; a missing one is spoken by the voice and no fault."""
    if prompts.recordings is None:
        raise Silent("no directory of recordings is set: speech.recordings")
    wanted = {str(prompts.recording(prompt)) for prompt in prompts.all()}
    there = sorted(prompts.recordings.rglob("*.wav"))
    wrong = {file: problem_of(file) for file in there if problem_of(file)}
    strange = [file for file in there if str(file) not in wanted]
    for file, why in wrong.items():
        _say(f"WRONG    {file}: {why}")
    for file in strange:
        _say(f"STRANGE  {file}: no sentence has this key; `kiosk speech list` names them")
    for prompt in prompts.all():
        if not (prompts.recordings / prompt.language / f"{prompt.key}.wav").exists():
            _say(f"MISSING  {prompt.language}/{prompt.key}.wav: {prompt.text}")
    good = len(there) - len(wrong) - len(strange)
    _say(f"{good} of {len(wanted)} sentences are recorded")
    return FAILED if wrong or strange else DONE


def _test(output: str, config: Config, voice: Voice) -> int:
    device = config.speech.loudspeaker if output == "loudspeaker" else config.speech.earphone
    volume = config.speech.loudspeaker_volume if output == "loudspeaker" else config.speech.earphone_volume
    try:
        player = Playback(device)
        for language in config.ui.languages:
            if voice.knows(language):
                player.feed(voice.render(SAMPLES[language], language).at_volume(volume))
        player.finish()
    except (VoiceUnavailable, OutputUnavailable) as error:
        raise Silent(str(error)) from error
    _say(f"spoken into {device}; whether it was heard only a person can say")
    return DONE


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""The pass of the central service: it opens once, here, for the challenge that is shown, and for a while."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.contract import technician
from kiosk.contract.technician import LONGEST_LIFE_S, BadChallenge, Challenge, TechnicianToken
from kiosk.contract.technician_role import Role
from kiosk.technician.access.challenges import Challenges, Trust
from kiosk.technician.access.entrance import Answer, Entrance, Verdict
from kiosk.technician.access.lockout import TRIES, Lockout
from kiosk.technician.access.pin import Cost, PinFile
from kiosk.terminal.place import TerminalPlace

PIN = "280415"
LIFE_S = 600


@dataclass
class Door:
    """An entrance with a scanner; `start` is a new process on the same files."""

    place: TerminalPlace
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    take_pin: bool = True
    enrolled: bool = True
    seconds: float = 50.0
    recorded: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.place.prepare()
        self.pins = PinFile(self.place.technician_pin, Cost(n=16))
        self.start()

    def start(self) -> None:
        challenges = Challenges(self.place.technician_challenge, self.trust, lambda: self.seconds)
        lockout = Lockout(self.place.technician_tries, lambda: self.seconds)
        self.entrance = Entrance(self.pins, lockout, self.record, challenges, take_pin=self.take_pin)

    def trust(self) -> Trust | None:
        return Trust("0007", self.key.public_key()) if self.enrolled else None

    def record(self, event: str, /, **words: str) -> None:
        self.recorded.append((event, words))

    def token(self, challenge: str = "", **changes: object) -> str:
        """As the central service makes it for what is shown."""
        shown = Challenge.parse(challenge or self.entrance.stands().challenge)
        fields = {
            "terminal": shown.terminal,
            "nonce": shown.nonce,
            "counter": shown.counter,
            "technician": "t07",
            "role": Role.TESTS,
            "issued": 1_000_000,
            "expires": 1_000_000 + LIFE_S,
        }
        return technician.sign(TechnicianToken.model_validate({**fields, **changes}), self.key)

    def show(self, token: str) -> Verdict:
        return self.entrance.try_token(token)


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(TerminalPlace(tmp_path))


def test_it_opens_and_says_for_whom(door: Door) -> None:
    opened = door.show(door.token())
    assert (opened.answer, opened.technician, opened.role) == (Answer.OPENED, "t07", Role.TESTS)
    assert door.recorded == [("technician.tried", {"outcome": "opened"})]


def test_it_opens_once_also_after_a_start(door: Door) -> None:
    token = door.token()
    assert door.show(token).answer is Answer.OPENED
    assert door.show(token).answer is Answer.TOKEN_USED
    door.start()
    assert door.show(token).answer is Answer.TOKEN_USED


def test_the_challenge_stays_while_it_is_waited_for_and_is_another_one_afterwards(door: Door) -> None:
    shown = door.entrance.stands().challenge
    door.seconds += LIFE_S / 2
    assert door.entrance.stands().challenge == shown, "the screen may have gone out meanwhile"
    door.show(door.token())
    later = Challenge.parse(door.entrance.stands().challenge)
    assert (later.terminal, later.counter) == ("0007", Challenge.parse(shown).counter + 1)
    door.start()
    assert Challenge.parse(door.entrance.stands().challenge).counter == later.counter + 1


def test_one_for_another_terminal_or_an_earlier_challenge_opens_nothing(door: Door) -> None:
    assert door.show(door.token(terminal="0008")).answer is Answer.TOKEN_ELSEWHERE
    earlier = door.token()
    door.start()
    assert door.show(earlier).answer is Answer.TOKEN_OTHER
    assert door.show(door.token(nonce="0" * 16)).answer is Answer.TOKEN_OTHER
    assert door.show(door.token(counter=99)).answer is Answer.TOKEN_OTHER


def test_one_that_was_altered_or_made_by_somebody_else_opens_nothing(door: Door) -> None:
    token = door.token()
    head, payload, signature = token.split(".")
    more = door.token(role=Role.SERVICE).split(".")[1]
    assert payload != more
    assert door.show(f"{head}.{more}.{signature}").answer is Answer.TOKEN_ALTERED
    own, door.key = door.key, Ed25519PrivateKey.generate()
    forged, door.key = door.token(), own
    assert door.show(forged).answer is Answer.TOKEN_ALTERED


@pytest.mark.parametrize("wall_clock", [0.0, 4e9])
def test_its_time_is_counted_from_the_challenge_whatever_the_clock_says(
    door: Door, monkeypatch: pytest.MonkeyPatch, wall_clock: float
) -> None:
    monkeypatch.setattr("time.time", lambda: wall_clock)
    token = door.token()
    door.seconds += LIFE_S - 1
    assert door.show(token).answer is Answer.OPENED
    token = door.token()
    door.seconds += LIFE_S + 1
    assert door.show(token).answer is Answer.TOKEN_EXPIRED
    assert door.show(token).answer is Answer.TOKEN_OTHER, "there is a new challenge by now"


def test_none_is_good_for_longer_than_the_longest(door: Door) -> None:
    token = door.token(expires=10**9)
    door.seconds += LONGEST_LIFE_S + 1
    assert door.show(token).answer is not Answer.OPENED


def test_five_wrong_ones_cost_a_wait_that_a_start_does_not_end(door: Door) -> None:
    wrong = door.token(terminal="0008")
    for left in range(TRIES - 1, 0, -1):
        assert door.show(wrong).tries_left == left
    assert door.show(wrong).wait_s == 30
    good = door.token()
    assert door.show(good).answer is Answer.LOCKED
    door.start()
    assert door.show(door.token()).answer is Answer.LOCKED
    door.seconds += 31
    assert door.show(door.token()).answer is Answer.OPENED


@pytest.mark.parametrize("scanned", ["", "6901234567892", "https://example.cn/pay?x=1", "a.b.c", "健康码"])
def test_what_is_no_pass_is_no_try(door: Door, scanned: str) -> None:
    for _ in range(2 * TRIES):
        assert door.show(scanned).answer is Answer.NO_TOKEN
    assert door.recorded == []
    assert door.show(door.token()).answer is Answer.OPENED


def test_the_pin_is_beside_it_until_the_settings_switch_it_off(door: Door) -> None:
    assert door.entrance.stands().pin is False, "nobody has set one"
    door.pins.set(PIN)
    assert door.entrance.stands().pin is True
    assert door.entrance.try_pin(PIN).answer is Answer.OPENED
    door.take_pin = False
    door.start()
    standing = door.entrance.stands()
    assert (standing.pin, standing.challenge != "") == (False, True)
    assert door.entrance.try_pin(PIN).answer is not Answer.OPENED


def test_a_terminal_that_is_not_enrolled_takes_nobodys_word(door: Door) -> None:
    token = door.token()
    door.enrolled = False
    assert door.entrance.stands().answer is Answer.NO_PIN
    assert door.show(token).answer is Answer.NO_PIN
    door.pins.set(PIN)
    assert (door.entrance.stands().challenge, door.entrance.try_pin(PIN).answer) == ("", Answer.OPENED)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"counter": "x", "used": 3}'])
def test_a_damaged_memory_of_it_keeps_nobody_out(door: Door, damage: bytes) -> None:
    door.place.technician_challenge.write_bytes(damage)
    door.start()
    assert door.show(door.token()).answer is Answer.OPENED


def test_nothing_that_opens_is_kept(door: Door) -> None:
    token = door.token()
    shown = Challenge.parse(door.entrance.stands().challenge)
    assert shown.nonce not in door.place.technician_challenge.read_text(), "before it is used"
    door.show(token)
    assert token not in json.dumps(door.recorded) + door.place.technician_challenge.read_text()


def test_a_challenge_is_read_as_scanned_and_as_heard() -> None:
    shown = Challenge.new("0A7Z", 12)
    for written in (shown.text, shown.spoken, f"  {shown.spoken.lower().replace('-', ' ')} "):
        assert Challenge.parse(written) == shown
    for nonsense in (
        "",
        "0A7Z",
        shown.text[:-2],
        shown.spoken.replace("-12", ""),
        shown.text + "x",
        "一" * 30,
    ):
        with pytest.raises(BadChallenge):
            Challenge.parse(nonsense)

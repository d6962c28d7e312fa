"""How letters may be read as Pinyin, where each syllable may be cut short: shenfz, sfz, shenfenzheng."""

from collections.abc import Collection, Iterator

Split = tuple[str, ...]


class Syllables:
    """The syllables that there are, and what they may begin with."""

    def __init__(self, known: Collection[str]) -> None:
        self.whole = frozenset(known)
        self._begun = frozenset(each[:end] for each in known for end in range(1, len(each) + 1))
        self._longest = max((len(each) for each in known), default=0)

    def splits(self, letters: str, most: int = 6) -> tuple[Split, ...]:
        """Ways to read them, long syllables first, at most so many; none where they are no Pinyin."""
        found = []
        for split in self._from(letters):
            found.append(split)
            if len(found) == most:
                break
        return tuple(found)

    def spelt_out(self, split: Split) -> bool:
        """All but the last are whole syllables."""
        return all(each in self.whole for each in split[:-1])

    def _from(self, letters: str) -> Iterator[Split]:
        if not letters:
            yield ()
            return
        for end in range(min(self._longest, len(letters)), 0, -1):
            if letters[:end] in self._begun:
                for rest in self._from(letters[end:]):
                    yield (letters[:end], *rest)

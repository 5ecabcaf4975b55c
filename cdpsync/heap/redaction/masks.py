"""What is written in place of a text: letters that depend on the whole text and on a key, and are of the same length.

    6 characters or more     letters and digits, from BLAKE2b of the text
    4 and 5 characters       512 letters of other alphabets, because 62 ** 4 is too few for all texts of this length
    2 and 3 characters       Chinese characters, for the same reason
    1 character              a permutation, so that no two get the same

Lengths are those in JavaScript, in UTF-16 code units. Different texts get different masks: if two short texts would
have the same mask, one of them gets another mask.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b

import numpy as np

from ..analysis.names import units

_BASE = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_LATIN = bytes(_BASE[byte % len(_BASE)] for byte in range(256))
_LETTERS = [chr(code) for code in (*range(0x100, 0x250), *range(0x400, 0x500)) if chr(code).isalpha()][:512]
_CHINESE, _CHINESE_COUNT = 0x4E00, 20_992
_LONG = 16
"""From this length on, two texts have the same mask with a probability of 62 ** -16."""
_QUOTED = re.compile("[,'\"{}]")
_SPECIAL = re.compile("[,'\"{}\\\\\x00-\x1f\ud800-\udfff]")


class Masks:
    """The masks of texts, with a key. Call it with a text. The same key gives the same masks."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = secrets.token_bytes(32) if key is None else blake2b(key, digest_size=32).digest()
        self.given: dict[str, str] = {"": ""}
        """The masks that do not depend on the text and the key alone."""

    def __call__(self, text: str) -> str:
        found = self.given.get(text)
        return self.natural(text) if found is None else found

    def natural(self, text: str, again: int = 0) -> str:
        """The mask that depends on the text and the key alone. `again` is how many of its masks were taken."""
        data = text.encode("utf-16-le", "surrogatepass")
        length = len(data) // 2
        if length == 1 and not again:
            return chr(self._permutation[ord(text)])
        digest = blake2b(data + b"\0" * again, key=self._key).digest()
        if length > 5:
            return (digest * (length // len(digest) + 1))[:length].translate(_LATIN).decode("ascii")
        pairs = [digest[at] << 8 | digest[at + 1] for at in range(0, 2 * length, 2)]
        if length > 3:
            return "".join(_LETTERS[pair % len(_LETTERS)] for pair in pairs)
        return "".join(chr(_CHINESE + pair % _CHINESE_COUNT) for pair in pairs)

    def digits(self, text: str) -> str:
        """A number of as many digits."""
        data = text.encode("utf-16-le", "surrogatepass")
        digest = blake2b(data, key=self._key, person=b"digits").digest()
        return "".join(str(1 + byte % 9) for byte in (digest * (len(text) // len(digest) + 1))[: len(text)])

    def prepare(self, texts: Iterable[str], properties: Iterable[str], numbers: Iterable[str]) -> None:
        """Make the masks of these texts different.

        `properties` are names of properties that DevTools quotes. The masks of `numbers` are numbers.
        """
        taken = {mask: text for text, mask in self.given.items()}
        for text in numbers:
            self.given[text] = self.digits(text)
            taken[self.given[text]] = text
        for text in properties:
            if text not in self.given:
                self._settle(text, taken, special=True)
        for text in texts:
            if units(text) < _LONG and text not in self.given:
                self._settle(text, taken)

    def are_different(self) -> bool:
        """Whether all masks that were given are different."""
        return len({*self.given.values()}) == len(self.given)

    def _settle(self, text: str, taken: dict[str, str], special: bool = False) -> None:
        again = 0
        while True:
            mask = self.natural(text, again)
            if special:
                mask = with_specials(mask, text)
            needs_quotes = not special and is_quoted(mask)
            if not needs_quotes and (taken.setdefault(mask, text) == text or mask == text):
                break
            again += 1
        self.given[text] = mask

    @cached_property
    def _permutation(self) -> list[int]:
        """By code unit: Chinese characters for the first ones, which are common, and something for each of the rest."""
        order = np.random.RandomState(np.frombuffer(self._key, np.uint32))
        common = _CHINESE + order.permutation(_CHINESE_COUNT)
        left = [*range(_CHINESE), *range(_CHINESE + _CHINESE_COUNT, 1 << 16)]
        rest = np.array(left)[order.permutation(len(left))]
        return [*common.tolist(), *rest.tolist()]


def with_specials(mask: str, text: str) -> str:
    """The mask, but with those characters of the text in their places that JSON would escape, and its punctuation.

    DevTools writes names with such characters as JSON, and the length of what it writes decides what is cut off.
    """
    letters, at = [*mask], 0
    for character in text:
        if _SPECIAL.match(character):
            letters[at] = character
        at += 1 if character < "\U00010000" else 2
    return "".join(letters)


def is_quoted(name: str) -> bool:
    """Whether DevTools quotes the name of a property in the name of an object."""
    return _QUOTED.search(name) is not None

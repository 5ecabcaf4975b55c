from __future__ import annotations

import os

import pytest
import websocket

from cdpsync.wire.frame import MaskingKeys, text_frame

KEY = bytes.fromhex("37fa213d")  # of the example in RFC 6455, section 5.7


def test_the_example_of_the_rfc_is_encoded_as_in_the_rfc() -> None:
    assert text_frame("Hello", KEY) == bytes.fromhex("818537fa213d7f9f4d5158")


@pytest.mark.parametrize("size", [0, 1, 3, 125, 126, 4095, 4096, 4097, 65_535, 65_536, 100_001])
def test_a_frame_of_any_size_is_the_same_as_websocket_clients(size: int) -> None:
    text = (os.urandom(size // 2 + 1).hex())[:size]
    theirs = websocket.ABNF.create_frame(text, websocket.ABNF.OPCODE_TEXT)
    theirs.get_mask_key = lambda _: KEY
    assert text_frame(text, KEY) == theirs.format()


def test_a_text_that_is_not_ascii_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        text_frame("é", KEY)


def test_every_frame_has_a_key_of_its_own() -> None:
    keys = MaskingKeys()
    drawn = [keys.next() for _ in range(3000)]
    assert {len(key) for key in drawn} == {4}
    assert len(set(drawn)) > 2990

"""The life of handles: they are released, they go stale, and they belong to one client."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

import pytest

from cdpsync import CDPClient, CommandError

pytestmark = pytest.mark.real


def alive(client: CDPClient) -> int:
    """How many of the objects in `refs` the target keeps after a garbage collection."""
    client.send_command("HeapProfiler.collectGarbage")
    return int(client.evaluate("refs.filter(ref => ref.deref()).length"))


def none_is_left(client: CDPClient) -> bool:
    """Whether the target keeps none of them. V8 keeps what deref() returned until the end of the job that called it."""
    return any(alive(client) == 0 for _ in range(100))


def test_a_handle_that_is_dropped_is_released(real: CDPClient) -> None:
    real.evaluate("globalThis.refs = []; 0")
    held = real.evaluate("(() => { const o = {n() {}}; refs.push(new WeakRef(o)); return o })()", by_value=False)
    real.evaluate("0")
    assert alive(real) == 1
    del held
    real.evaluate("0")
    assert none_is_left(real)


def test_what_became_a_value_is_released(real: CDPClient) -> None:
    real.evaluate("globalThis.refs = []; globalThis.make = o => (refs.push(new WeakRef(o)), o); 0")
    assert real.evaluate("[make({a: 1}), make([2])]") == [{"a": 1}, [2]]
    assert real.call("async () => make({a: make(new Map([[1, make([])]]))})") == {"a": {1: []}}
    real.evaluate("0")
    assert none_is_left(real)


def test_twenty_threads_use_and_drop_handles(real: CDPClient) -> None:
    real.evaluate("globalThis.refs = []; 0")

    def use(number: int) -> bool:
        made = real.call("n => { const o = {n, f() { return n }}; refs.push(new WeakRef(o)); return o }", number)
        return bool(made["f"]() == number)

    with ThreadPoolExecutor(20) as pool:
        assert all(pool.map(use, range(1, 101)))
    real.evaluate("0")
    assert none_is_left(real)


def test_a_stale_handle_says_what_to_do(real: CDPClient) -> None:
    handle = real.evaluate("({f() {}})", by_value=False)
    real.send_command("Runtime.releaseObject", {"objectId": handle._RemoteObject__remote["objectId"]})
    with pytest.raises(CommandError, match="evaluate the expression again"):
        handle.f  # noqa: B018


def test_values_are_read_after_every_handle_was_released(real: CDPClient) -> None:
    """Someone may release all objects, serialise.js among them: it is compiled again."""
    assert real.evaluate("[1]") == [1]
    real.send_command("Runtime.releaseObjectGroup", {"objectGroup": ""})
    assert real.evaluate("[1]") == [1]


def test_a_handle_of_another_client_is_refused(real: CDPClient, shared: tuple[str, int]) -> None:
    handle = real.evaluate("({f() {}})", by_value=False)
    with CDPClient(port=shared[1]) as other, pytest.raises(ValueError, match="another session"):
        other.call("x => x", handle)


def test_dir_lists_the_names_of_the_program_and_not_those_of_every_object(real: CDPClient) -> None:
    names = dir(real.evaluate("new (class A { constructor() { this.x = 1 } f() {} })"))
    assert {"x", "f", "value_"} <= set(names)
    assert not {"__defineGetter__", "hasOwnProperty", "isPrototypeOf"} & set(names)


def test_a_date_within_a_handle_is_short(real: CDPClient) -> None:
    shown = repr(real.evaluate("({d: new Date(0), f() {}})", by_value=False))
    text = shown.partition("d: ")[2].partition(", f")[0]
    assert datetime.fromisoformat(text) == datetime(1970, 1, 1, tzinfo=timezone.utc)


def test_the_cause_of_an_error_is_on_its_handle(real: CDPClient) -> None:
    error = real.evaluate("new Error('outer', {cause: new TypeError('inner')})")
    assert error.value["cause"].message == "inner"


def test_shared_buffers_and_halves_have_values(real: CDPClient) -> None:
    if real.evaluate("typeof SharedArrayBuffer") == "function":
        assert real.evaluate("new SharedArrayBuffer(2)") == b"\0\0"
    if real.evaluate("typeof Float16Array") == "function":
        assert real.evaluate("new Float16Array([1.5, -2])") == [1.5, -2.0]

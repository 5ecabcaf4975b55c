"""The variables of a paused program, on every runtime."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cdpsync import CDPClient
from cdpsync.domains.debugger import UNINITIALIZED, Debugger, Frame
from cdpsync.errors import JavaScriptError

from .conftest import begin


@pytest.fixture
def debugger(program: CDPClient) -> Iterator[Debugger]:
    with program.debugger as one:
        begin(program)
        one.wait()
        yield one


def frame_of(debugger: Debugger) -> Frame:
    assert debugger.paused is not None
    return debugger.paused.frame


def test_locals_are_python_values(debugger: Debugger) -> None:
    found = frame_of(debugger).locals
    label = {"text": "order", "tags": ["a", {1: 2}]}
    assert {name: found[name] for name in ("extra", "label", "kept")} == {"extra": 10, "label": label, "kept": label}


def test_an_inner_variable_hides_an_outer_one(debugger: Debugger) -> None:
    assert frame_of(debugger).locals["sum"] == 100


def test_a_variable_that_is_declared_further_down_is_uninitialized(
    debugger: Debugger, stepped: tuple[str, int]
) -> None:
    expected = None if stepped[0] == "system-node" else UNINITIALIZED  # Node 20 says that it is undefined
    assert frame_of(debugger).locals["later"] is expected


def test_the_variables_of_the_file_are_the_module_on_every_runtime(debugger: Debugger) -> None:
    frame = frame_of(debugger)
    assert (frame.module["rate"], frame.module["seen"]) == (2, 0)
    assert not {"rate", "seen"} & {*frame.locals, *frame.closure}


def test_the_closure_has_the_variables_of_enclosing_functions(debugger: Debugger) -> None:
    for _ in range(4):
        debugger.step()
    debugger.step_in()
    assert frame_of(debugger).closure["sum"] == 12


def test_no_getter_is_called(debugger: Debugger) -> None:
    frame = frame_of(debugger)
    assert frame.this is not None
    assert repr(frame.this)
    assert frame.locals
    assert frame.evaluate("globalThis.secretWasRead") is None


def test_an_expression_can_use_the_variables(debugger: Debugger) -> None:
    assert frame_of(debugger).evaluate("sum + extra + rate + this.prices.length") == 114


def test_an_expression_that_throws_is_a_javascript_error(debugger: Debugger) -> None:
    with pytest.raises(JavaScriptError, match="nonesuch"):
        frame_of(debugger).evaluate("nonesuch + 1")


@pytest.mark.parametrize("name", ["sum", "extra"])
def test_a_variable_can_be_set(debugger: Debugger, name: str) -> None:
    frame = frame_of(debugger)
    assert frame.locals[name] != 7
    frame.set(name, 7)
    assert (frame.locals[name], frame.evaluate(name)) == (7, 7)


def test_a_variable_of_the_file_can_be_set_to_data(debugger: Debugger) -> None:
    frame = frame_of(debugger)
    frame.set("seen", {"a": [1, 2]})
    assert frame.module["seen"] == {"a": [1, 2]}


def test_locals_show_what_an_expression_has_changed(debugger: Debugger) -> None:
    frame = frame_of(debugger)
    frame.evaluate("sum = 33")
    assert frame.locals["sum"] == 33


def test_a_constant_cannot_be_set(debugger: Debugger) -> None:
    with pytest.raises(TypeError, match="'rate' is a constant"):
        frame_of(debugger).set("rate", 3)


def test_an_unknown_variable_is_an_error_that_names_the_nearest(debugger: Debugger) -> None:
    frame = frame_of(debugger)
    with pytest.raises(NameError, match="did you mean 'extra'"):
        frame.set("extar", 3)
    with pytest.raises(KeyError, match="did you mean 'extra'"):
        frame.locals["extar"]


def test_a_frame_restarts_at_its_first_statement(debugger: Debugger) -> None:
    paused = frame_of(debugger).restart()
    assert paused is not None
    assert (paused.function, paused.line) == ("total", 13)


def test_at_its_end_a_frame_has_the_return_value(debugger: Debugger) -> None:
    while (paused := debugger.step()) is not None and paused.frame.return_value is None:
        pass
    assert paused is not None
    assert (paused.function, paused.frame.return_value) == ("total", 17)


def test_a_frame_keeps_what_was_read_when_its_pause_is_over(debugger: Debugger) -> None:
    frame = frame_of(debugger)
    assert frame.locals["extra"] == 10
    debugger.resume(timeout=0)
    assert frame.locals["extra"] == 10
    for more in (lambda: frame.closure, lambda: frame.evaluate("1"), lambda: frame.set("extra", 1), frame.restart):
        with pytest.raises(RuntimeError, match="this pause is over"):
            more()


def test_a_frame_that_is_asked_while_the_program_goes_on_says_that_the_pause_is_over(debugger: Debugger) -> None:
    frame = frame_of(debugger)
    debugger._session.submit("Debugger.resume")  # V8 takes it first, and tells of it later
    with pytest.raises(RuntimeError, match="this pause is over"):
        frame.closure  # noqa: B018

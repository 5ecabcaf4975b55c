"""Lines are those that V8 counts, whatever other characters Python takes for the end of one."""

from __future__ import annotations

import pytest

from ...conftest import Start


@pytest.mark.parametrize("ending", ["\x0c", "\x85", "\u2028", "\r\n"])
def test_the_line_that_is_shown_is_the_line_where_it_stopped(start: Start, ending: str) -> None:
    source = f"// a form feed, say:{ending}// and more\nfunction f() {{\n    globalThis.k = 1\n}}\nsetInterval(f, 20)"
    with start("node", source).debugger as debugger:
        line = debugger.break_at(function="f").places[0]
        paused = debugger.wait()
        marked = [one for one in paused.source.split("\n") if one.startswith(">")]
        assert [one.split()[2:] for one in marked] == [["globalThis.k", "=", "1"]]
        assert (line.line, line.text) == (paused.line, "globalThis.k = 1")
        assert debugger.search("globalThis.k")[0].line == paused.line

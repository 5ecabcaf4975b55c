"""The tests of the standard: https://github.com/tc39/source-map-tests.

npm does not have them. They run if SOURCE_MAP_TESTS names a checkout.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from cdpsync.errors import SourceMapError
from cdpsync.source_map import SourceMap

CHECKOUT = Path(os.environ.get("SOURCE_MAP_TESTS", ""))

pytestmark = pytest.mark.skipif(
    "SOURCE_MAP_TESTS" not in os.environ, reason="SOURCE_MAP_TESTS names no checkout of tc39/source-map-tests"
)


def the_map(name: str) -> SourceMap:
    return SourceMap.load(CHECKOUT / "resources" / name, url="")


def found_by(steps: list[SourceMap], line: int, column: int) -> tuple[str | None, int | None, int | None, str | None]:
    """The original that these maps lead to, one after the other, with its place from 0."""
    place = None
    for step in steps:
        place = step.original(line, column)
        if place is None:
            return None, None, None, None
        line, column = place.line, place.column
    assert place is not None
    return place.source or None, line - 1, column - 1, place.name


def check(case: dict[str, Any]) -> None:
    if not case["sourceMapIsValid"]:
        with pytest.raises(SourceMapError):
            the_map(case["sourceMapFile"])
        return
    loaded = the_map(case["sourceMapFile"])
    for action in case.get("testActions", ()):
        if action["actionType"] == "checkIgnoreList":
            assert set(action["present"]) <= loaded.ignored
            continue
        steps = [loaded, *map(the_map, action.get("intermediateMaps", ()))]
        wanted = tuple(action[key] for key in ("originalSource", "originalLine", "originalColumn", "mappedName"))
        assert found_by(steps, action["generatedLine"] + 1, action["generatedColumn"] + 1) == wanted


def test_all_tests_of_the_standard_pass() -> None:
    cases = json.loads((CHECKOUT / "source-map-spec-tests.json").read_text("utf-8"))["tests"]
    failed = {}
    for case in cases:
        try:
            check(case)
        except (AssertionError, pytest.fail.Exception) as error:
            failed[case["name"]] = str(error)
    assert failed == {}
    assert len(cases) >= 99

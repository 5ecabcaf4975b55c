"""Whatever a test makes a command print as JSON is checked against the schemas that the package has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from cdpsync.cli import printing

from . import schemas


@pytest.fixture(autouse=True, scope="session")
def all_json_has_a_schema() -> Iterator[None]:
    dumped = printing._dumped

    def checked(fields: Any, indent: int | None) -> str:
        text = dumped(fields, indent)
        if isinstance(fields, dict) and list(fields)[:2] == ["type", "version"]:
            schemas.document(json.dumps(json.loads(text)), fields["type"])
        return text

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "_dumped", checked)
        yield

"""Checks what commands print against the schemas that the package has."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema


@cache
def _validator(type_: str) -> Any:
    schema = json.loads((files("cdpsync") / "cli" / "schemas" / f"{type_}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def document(text: str, type_: str) -> dict[str, Any]:
    """The object that a command has printed. Fails unless its schema allows it."""
    found: dict[str, Any] = json.loads(text)
    assert found["type"] == type_
    _validator(type_).validate(found)
    return found


def documents(text: str, type_: str) -> list[dict[str, Any]]:
    """The objects that a command has printed, one on each line."""
    return [document(line, type_) for line in text.splitlines()]

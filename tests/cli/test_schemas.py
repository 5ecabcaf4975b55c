"""The schemas of what commands print as JSON: they say everything, and allow nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

SCHEMAS = {
    file.name.removesuffix(".json"): json.loads(file.read_text("utf-8"))
    for file in (files("cdpsync") / "cli" / "schemas").iterdir()
}


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """The schemas of objects within a schema, itself too."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for key, part in schema.items():
            yield from objects(list(part.values()) if key in ("properties", "$defs") else part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def test_there_are_schemas() -> None:
    assert {"eval", "list", "probe"} <= SCHEMAS.keys()


@pytest.mark.parametrize("type_", sorted(SCHEMAS))
def test_a_schema_names_its_type_and_version(type_: str) -> None:
    schema = SCHEMAS[type_]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    forms = schema.get("oneOf") or schema.get("anyOf") or [schema]
    for form in forms:
        named = form if "properties" in form else schema
        assert named["properties"]["type"]["const"] == type_
        assert named["properties"]["version"]["const"] == 1
        assert {"type", "version"} <= set(named["required"])


@pytest.mark.parametrize("type_", sorted(SCHEMAS))
def test_a_schema_describes_every_field_and_allows_no_other(type_: str) -> None:
    for one in objects(SCHEMAS[type_]):
        closed = one.get("additionalProperties", one.get("unevaluatedProperties"))
        assert closed is False or isinstance(closed, dict), list(one["properties"])
        if len(one["properties"]) == 1 and "description" in one:
            continue  # it describes its only field
        undescribed = [name for name, field in one["properties"].items() if not {"description", "const"} & set(field)]
        assert undescribed == []

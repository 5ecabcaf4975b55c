"""Inspected: a JavaScript value with everything that it holds, as text and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from . import inspect_json, inspect_text
from .holding import Held
from .realm import primitive

if TYPE_CHECKING:
    from collections.abc import Callable


class Inspected:
    """A JavaScript value as it was when it was looked at, with everything that it holds.

        print(client.inspect("app.users"))            # as node -p prints it, but whole
        json.dumps(client.inspect("app.users").json())

    Unlike what `evaluate` returns, it tells undefined from null, 1n from 1 and a Map from an object, and it has the
    properties of class instances. Nothing of it stays in the target, and no getter was run. str() is `text()`.

    Threads: any.
    """

    type: str
    """What `typeof` says: "object", "string", "bigint", "undefined", …; "null" for null."""
    class_name: str
    """The name of its class, such as "Map"; "" for what is not an object."""
    complete: bool
    """Whether all of it is here; False if a limit of `inspect` has left something out."""

    def __init__(self, held: Held, type_: str, mapped: Callable[[str], str]) -> None:
        self._held = held
        self.type = type_
        self.class_name = held.class_name
        self.complete = held.complete
        self._mapped = mapped

    def text(self, width: int = inspect_text.WIDTH) -> str:
        """The value as `util.inspect` of Node writes it, but a string as it is. `width` is where lines break."""
        root = self._held.root
        if isinstance(root, list) and root[0] == "long":
            return f"{root[1]}… {root[2] - len(root[1]):,} more characters"
        return root if isinstance(root, str) else inspect_text.text(self._held, width, self._mapped)

    def json(self) -> Any:
        """The value for JSON: dicts, lists, strings, numbers, booleans and None.

        What JSON lacks becomes a dict with one key that begins with "$":
        {"$undefined": true}, {"$bigint": "12"}, {"$number": "NaN"} (also "Infinity", "-Infinity" and "-0"),
        {"$symbol": "name"}, {"$date": "1970-01-01T00:00:00.000Z"}, {"$regexp": "/a/g"}, {"$function": "name"},
        {"$map": [[key, value], …]}, {"$set": [item, …]}, {"$typed": {"class": "Uint8Array", "items": [1, 2]}},
        {"$error": {"name": …, "message": …, "stack": …, "properties": {…}}}, {"$boxed": value}, {"$getter": true},
        {"$empty": 3} for holes of an array, {"$unknown": "Promise"} for what cannot be seen, {"$circular": "$.a"} for
        an object that holds this one, by its path, {"$omitted": 3} for items that a limit left out, and
        {"$object": {…}} for a dict of the program that looks like one of these.
        A class instance is a dict of its properties. An object that occurs twice is there twice.

        Raises ValueError if that would be more than two million objects, or is nested more than 300 deep.
        """
        return inspect_json.value(self._held, self._mapped)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Inspected {self.class_name or self.type}>"

    @classmethod
    def of_primitive(
        cls, remote: dict[str, Any], type_: str, longest: int | None, mapped: Callable[[str], str]
    ) -> Inspected:
        """The value of a Runtime.RemoteObject that is not an object."""
        root = primitive(remote)
        if type_ == "bigint":
            root = ["bigint", str(remote["unserializableValue"])[:-1]]
        elif type_ == "undefined":
            root = ["undefined"]
        elif isinstance(root, str) and longest is not None and len(root) > longest:
            root = ["long", root[:longest], len(root)]
        return cls(Held(root, [], root is None or not isinstance(root, list) or root[0] != "long"), type_, mapped)

    @classmethod
    def read(cls, text: str, type_: str, mapped: Callable[[str], str]) -> Inspected:
        """The value in a text of inspect.js. `mapped` gives a stack the places of the source."""
        root, nodes, complete = json.JSONDecoder(strict=False).decode(text)
        return cls(Held(root, nodes, complete), type_, mapped)

"""The names of the edges to the values of WeakMaps. A regular expression, DevTools' own, says which names are such."""

from __future__ import annotations

import random
import re

from .handmade import Handmade, properties

# A dot in JavaScript matches no end of a line.
DEVTOOLS = re.compile(
    r"[0-9]+ / part of key \(.*? @[0-9]+\) -> value \(.*? @[0-9]+\) pair in WeakMap \(table @([0-9]+)\)".replace(
        ".*?", "[^\n\r\u2028\u2029]*?"
    )
)
TABLE = 5
PIECES = [
    *'0179 @()->"\\\n\r\u2028é/',
    "12345678",
    "@5)",
    ") -> value (",
    " / part of key (",
    " @3",
    "\ud800",
    "n" * 300,
]
GOOD = ["7", " / part of key (", "Key", " @9", ") -> value (", "Value", " @11", ") pair in WeakMap (table @", "5", ")"]


def names(count: int) -> list[str]:
    """Names that are right, or wrong in a place or two."""
    chance = random.Random(19)
    found = []
    for at in range(count):
        parts = [*GOOD]
        for _ in range(chance.randrange(3)):
            place = chance.randrange(len(parts) + 1)
            parts[place : place + chance.randrange(2)] = chance.choices(PIECES, k=chance.randrange(3))
        found.append("".join(parts) if at else "")
    return list(dict.fromkeys(found))


def test_names_of_weak_map_values_are_those_that_devtools_takes() -> None:
    """The table does not retain the value then. What nothing retains belongs to the root."""
    told = names(2000)
    heap = Handmade("window")
    heap.node("window", 10, *properties(table="table"))
    heap.node("table", 20, *[("internal", name, f"value {name}") for name in told], id=TABLE)
    for at, name in enumerate(told):
        heap.node(f"value {name}", 40, id=100 + at, name="Value")
    dominators = heap.load().dominators()
    found = [name for name in told if dominators[f"value {name}"] == "root"]
    wanted = [name for name in told if (match := DEVTOOLS.fullmatch(name)) and int(match[1]) == TABLE]
    assert 150 < len(wanted) < len(told) - 150
    assert found == wanted


def test_two_names_are_of_a_pair_only_if_they_are_equal_but_for_the_number() -> None:
    """The value is reached when both edges of a pair have been met, and never if they are of two pairs."""
    heap = Handmade("window")
    names = {}
    for at in range(80):
        right = f" / part of key (Key @9) -> value (Value @{1000 + at}) pair in WeakMap (table @{TABLE})"
        other = right[:at] + "8" + right[at + 1 :]
        if DEVTOOLS.fullmatch(f"1{other}"):
            names[f"value {at}"] = f"2{right}", f"123456789{other}"
    assert len(names) > 12
    names["value"] = "2" + "".join(GOOD[1:]), "123456789" + "".join(GOOD[1:])
    heap.node("window", 10, *properties(key="key", table="table"))
    heap.node("key", 20, *[("internal", name, value) for value, (_, name) in names.items()], id=9)
    heap.node("table", 20, *[("internal", name, value) for value, (name, _) in names.items()], id=TABLE)
    for at, value in enumerate(names):
        heap.node(value, 40, name="Value", id=100 + at)
    distances = heap.load().distances()
    assert [value for value in names if distances[value] is not None] == ["value"]

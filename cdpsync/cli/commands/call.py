"""cdpsync call [ENDPOINT] METHOD [KEY=VALUE … | JSON | -]: sends one command of the protocol and prints its reply."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from ...protocol import Member, Protocol, bundled, check_params, did_you_mean
from .. import asking, printing, reach

MORE = """\
METHOD is a command of the protocol: cdpsync protocol lists them. Its parameters are KEY=VALUE words, typed as the
protocol says: strings as they are, numbers, true and false, and objects and lists as JSON. KEY.INNER=VALUE is a
property of an object. Instead, give one JSON object, or - to read it from stdin. The reply is printed as JSON.

examples:
  cdpsync call Runtime.getHeapUsage
  cdpsync call Runtime.evaluate expression='6 * 7' returnByValue=true
  cdpsync call 9222 Page.navigate url=https://example.com
  echo '{"expression": "1"}' | cdpsync call Runtime.evaluate -"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser, own="METHOD [KEY=VALUE ... | JSON | -]")
    printing.add_json(parser, "print the reply within an object that has its method, type and version")
    asking.add_arguments(parser)


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return asking.advice(arguments)


def run(arguments: argparse.Namespace) -> None:
    reach.check(arguments)
    if not arguments.own:
        raise ValueError("name a command, as in: cdpsync call Runtime.getHeapUsage; cdpsync protocol lists them")
    method, *words = arguments.own
    _check_form(method)
    given = _json(words[0]) if len(words) == 1 and words[0].lstrip()[:1] in ("{", "-", "[") else None
    with asking.asked(arguments) as (program, timeout):
        for session in program.sessions:
            command = _command(session.protocol, method, session.browser)
            params = _checked(command, _typed(command, words) if given is None else given)
            with program.worker_may_end(session):
                reply = session.send_command(method, params or None, timeout=timeout)
                _print(arguments, program.label(session), method, reply)


def _print(arguments: argparse.Namespace, label: str, method: str, reply: dict[str, Any]) -> None:
    if arguments.json:
        show = printing.line if label else printing.document
        show("call", {"worker": label or None, "method": method, "result": reply})
    else:
        text = printing.dumped(reply)
        printing.answer(printing.shortened(arguments, f"{label}: {text}" if label else text))


def _check_form(method: str) -> None:
    """Raise ValueError for what cannot be a command of any target."""
    if "." not in method or "=" in method:
        found = [member.full_name for member in bundled().search(method)] if method.isalnum() else []
        exact = [name for name in found if name.rpartition(".")[2].lower() == method.lower()]
        hint = f"; did you mean {exact[0]!r}?" if exact else ""
        raise ValueError(f"{method!r} is not a command: write DOMAIN.NAME, such as Runtime.getHeapUsage{hint}")


def _command(protocol: Protocol, method: str, browser: str) -> Member:
    """The command of the target. Raises ValueError with the nearest name."""
    try:
        found = protocol[method]
    except KeyError:
        domain, _, _ = method.partition(".")
        who = browser.replace("node.js/", "Node ") or "this target"
        if method in bundled():
            raise ValueError(f"{who} has no {method}, but another kind of target has") from None
        known = [one.full_name for one in _commands(protocol, domain)]
        close = did_you_mean(method, known) or did_you_mean(method, [one.full_name for one in _commands(protocol)])
        raise ValueError(f"{who} has no command {method!r}{close}") from None
    assert isinstance(found, Member)
    if found.kind != "command":
        what = "an event; cdpsync events prints it" if found.kind == "event" else "a type"
        raise ValueError(f"{method} is {what}, not a command" if found.kind == "type" else f"{method} is {what}")
    return found


def _commands(protocol: Protocol, domain: str = "") -> list[Member]:
    domains = protocol.domains.values()
    return [one for each in domains if domain in ("", each.name) for one in each.members if one.kind == "command"]


def _json(text: str) -> dict[str, Any]:
    """The parameters in a JSON object, or in stdin."""
    where = "the parameters"
    if text == "-":
        where = "stdin"
        text = sys.stdin.read() if sys.stdin is not None else ""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{where}: this is not JSON: {error}") from None
    if not isinstance(found, dict):
        raise ValueError(f'{where}: write a JSON object, such as {{"expression": "1"}}, not {text[:60]}')
    return found


def _checked(command: Member, params: dict[str, Any]) -> dict[str, Any]:
    try:
        return check_params(command, params)
    except TypeError as error:
        raise ValueError(str(error)) from None


# --- KEY=VALUE ---


def _typed(command: Member, words: Sequence[str]) -> dict[str, Any]:
    """The parameters of KEY=VALUE words."""
    params = dict[str, Any]()
    for word in words:
        key, equals, text = word.partition("=")
        if not equals or not key:
            raise ValueError(f"{word[:60]!r} is not a parameter: write KEY=VALUE, or one JSON object")
        *outer, name = key.split(".")
        fields, inside = command.fields, params
        for one in outer:
            member = command.domain.protocol.resolve(fields[one].shape)[1] if one in fields else None
            fields = member.fields if member is not None else {}
            found = inside.setdefault(one, {})
            if not isinstance(found, dict):
                raise ValueError(f"{word[:60]!r}: {one} is not an object")
            inside = found
        if name in inside:
            raise ValueError(f"{key} is given twice")
        kind = command.domain.protocol.resolve(fields[name].shape)[0].type if name in fields else "any"
        inside[name] = _value(key, kind, text)
    return params


def _value(key: str, kind: str, text: str) -> Any:
    """A value of a JSON type of the protocol."""
    if kind in ("string", "binary"):
        return text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        if kind == "any":
            return text
        value = {"True": True, "False": False}.get(text, text) if kind == "boolean" else text
    shown = {
        "integer": "a whole number, such as 3",
        "number": "a number, such as 2.5",
        "boolean": "true or false",
        "array": "a list in JSON, such as '[1, 2]'",
        "object": "an object in JSON, such as '{\"a\": 1}'",
    }
    types: dict[str, tuple[type, ...]] = {
        "integer": (int,),
        "number": (int, float),
        "boolean": (bool,),
        "array": (list,),
        "object": (dict,),
    }
    if kind in types and (not isinstance(value, types[kind]) or (isinstance(value, bool) and kind != "boolean")):
        raise ValueError(f"{key} is {shown[kind]}, not {text[:60]!r}")
    return value

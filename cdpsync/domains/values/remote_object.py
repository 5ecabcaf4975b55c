"""RemoteObject: a handle on an object in the target. It behaves like the object itself."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Protocol

from ...errors import CDPError
from ...protocol import did_you_mean
from ...text import one_line

_PROMPTS = ("_repr_", "_ipython_", "_jupyter_", "_pytest")
"""How the names begin that prompts and test runners ask every object for."""

_SET = '(o, key, value) => { "use strict"; o[key] = value; }'
_DELETE = '(o, key) => { "use strict"; delete o[key]; }'
_LENGTH = "o => { const n = o.length ?? o.size; return typeof n === 'number' ? n : null; }"
_HAS = """(o, item) => Array.isArray(o) ? o.includes(item) : o instanceof Set || o instanceof Map ? o.has(item)
    : ['string', 'number', 'symbol'].includes(typeof item) && item in o"""
_ITERATOR = "o => typeof o[Symbol.iterator] === 'function' ? o[Symbol.iterator]() : undefined"
_BATCH = """(iterator, most) => {
    const found = { __proto__: null };
    let n = 0, done = false;
    for (; n < most; n++) { const step = iterator.next(); if (done = !!step.done) break; found[n] = step.value; }
    found.done = done;
    return found;
}"""
_STOP = "iterator => { iterator.return?.(); }"
_NAMES = """o => {
    const found = [];
    for (let n = 0; o !== null && n < 20; n++, o = Reflect.getPrototypeOf(o)) {
        if (n && Object.hasOwn(o, '__defineGetter__')) break; // Object.prototype, which everything has
        for (const key of Reflect.ownKeys(o)) if (typeof key === 'string' && found.push(key) > 5000) return found;
    }
    return found;
}"""
_OWN = """o => {
    const found = { __proto__: null };
    for (const key of Reflect.ownKeys(o)) {
        const d = Reflect.getOwnPropertyDescriptor(o, key);
        if (typeof key === 'string' && d && d.enumerable) found[key] = 'value' in d ? d.value : d.get;
    }
    return found;
}"""


class Realm(Protocol):
    """What a handle needs of its session."""

    owner: tuple[object, str | None]

    def release(self, object_id: str) -> None:
        """Let the target forget an object, with the next command. A finalizer may call this anywhere."""

    def run(
        self,
        function: str | RemoteObject,
        arguments: tuple[Any, ...],
        this: Any = None,
        *,
        by_value: bool = False,
        await_promise: bool = False,
    ) -> Any:
        """What the function returns."""

    def properties(self, remote: RemoteObject) -> dict[str, Any]:
        """The own properties of an object of ours: values of JavaScript's primitives, and handles."""

    def value(self, remote: RemoteObject) -> Any:
        """Its Python value; the object itself if it has none."""


class RemoteObject:
    """A handle on an object in the target. It behaves as the object does in JavaScript.

        user = client.evaluate("app.user", by_value=False)
        user.name, user["first name"], user.items[0]    # a property: a value if it is primitive, otherwise a handle
        user.items.push(1)                              # a call; `this` is user.items, and a promise is awaited
        user.name = "Ann"; del user.items[0]
        len(user.items), "name" in user, list(user.items), user == other

    A property that is undefined is None; one that does not exist raises AttributeError, or KeyError for `user["x"]`.
    Two handles are equal if they are on the same object (===). A handle is not hashable, so it cannot be a key. A
    JavaScript exception raises JavaScriptError. Each use is a command, which waits up to the client's timeout and
    raises what `Session.send_command` raises.

    The names with an underscore at the end are cdpsync's own: `value_()`, `new_()`, `type_`, `class_`, `text_`.

    The target keeps the object until the last handle on it is gone.

    Threads: any.
    """

    __slots__ = ("__realm", "__remote", "__this", "__weakref__")

    def __init__(self, remote: dict[str, Any], realm: Realm, this: Any = None) -> None:
        put = object.__setattr__
        put(self, "_RemoteObject__remote", remote)
        put(self, "_RemoteObject__realm", realm)
        put(self, "_RemoteObject__this", this)
        weakref.finalize(self, realm.release, remote["objectId"]).atexit = False

    @property
    def type_(self) -> str:
        """What `typeof` says: "object", "function", "symbol"."""
        return str(self.__remote.get("type", ""))

    @property
    def class_(self) -> str:
        """The name of its class, as V8 gives it: "Map", "HTMLDivElement", "Point"."""
        return str(self.__remote.get("className", ""))

    @property
    def text_(self) -> str:
        """V8's description of it: the text of a function, the stack of an error."""
        return str(self.__remote.get("description", ""))

    def value_(self) -> Any:
        """Its Python value. An object without one becomes a dict of its own enumerable properties.

        Their values are as `Session.evaluate` returns them. The value of a property with a getter is the getter.
        """
        value = self.__realm.value(self)
        if isinstance(value, RemoteObject) and self.type_ == "object":
            value = self.__realm.run(_OWN, (self,), by_value=True)
        return value

    def new_(self, *arguments: Any) -> Any:
        """A new instance of this class: `new` with these arguments."""
        return self.__realm.run("(type, ...values) => new type(...values)", (self, *arguments))

    def __call__(self, *arguments: Any) -> Any:
        """Call this function, with the object that it was taken from as `this`. Waits for a promise's value."""
        return self.__realm.run(self, arguments, self.__this, await_promise=True)

    # --- properties ---

    def __get(self, key: Any) -> tuple[bool, Any]:
        value = self.__realm.run("(o, key) => o[key]", (self, key))
        if value is None:  # null, undefined, or not there
            return bool(self.__realm.run("(o, key) => key in o", (self, key))), None
        if isinstance(value, RemoteObject) and value.type_ == "function":
            object.__setattr__(value, "_RemoteObject__this", self)
        return True, value

    def __getattr__(self, name: str) -> Any:
        if (name.startswith("__") and name.endswith("__")) or name.startswith(_PROMPTS):
            raise AttributeError(f"RemoteObject has no attribute {name!r}", name=name)
        found, value = self.__get(name)
        if not found:
            text = f"{self!r} has no property {name!r}{did_you_mean(name, self.__names())}"
            raise AttributeError(text, name=name)
        return value

    def __getitem__(self, key: Any) -> Any:
        _check_key(key)
        found, value = self.__get(key)
        if not found:
            raise (IndexError if isinstance(key, int) else KeyError)(key)
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        if name in ("type_", "class_", "text_", "value_", "new_"):
            raise AttributeError(f"{name} is cdpsync's own; set the property with obj[{name!r}]", name=name)
        self.__realm.run(_SET, (self, name, value))

    def __setitem__(self, key: Any, value: Any) -> None:
        _check_key(key)
        self.__realm.run(_SET, (self, key, value))

    def __delattr__(self, name: str) -> None:
        if not self.__get(name)[0]:
            raise AttributeError(f"{self!r} has no property {name!r}", name=name)
        self.__realm.run(_DELETE, (self, name))

    def __delitem__(self, key: Any) -> None:
        _check_key(key)
        if not self.__get(key)[0]:
            raise KeyError(key)
        self.__realm.run(_DELETE, (self, key))

    def __names(self) -> list[str]:
        found = self.__realm.run(_NAMES, (self,), by_value=True)
        return [name for name in found if isinstance(name, str)] if isinstance(found, list) else []

    def __dir__(self) -> list[str]:
        own = [name for name in object.__dir__(self) if not name.startswith("_RemoteObject__")]
        try:
            return sorted({*own, *filter(str.isidentifier, self.__names())})
        except (CDPError, RuntimeError):
            return own  # completion must not fail because the object is gone

    # --- as a container ---

    def __bool__(self) -> bool:
        return True  # as in JavaScript

    def __len__(self) -> int:
        length = self.__realm.run(_LENGTH, (self,))
        if not isinstance(length, (int, float)):
            raise TypeError(f"{self!r} has no length and no size")
        return int(length)

    def __contains__(self, item: Any) -> bool:
        return bool(self.__realm.run(_HAS, (self, item)))

    def __iter__(self) -> Iterator[Any]:
        iterator = self.__realm.run(_ITERATOR, (self,))
        if not isinstance(iterator, RemoteObject):
            raise TypeError(f"{self!r} is not iterable; dir() has its property names, and value_() is a dict of them")
        return self.__items(iterator)

    def __items(self, iterator: RemoteObject) -> Iterator[Any]:
        most, done = 1, False
        try:
            while not done:
                batch = self.__realm.properties(self.__realm.run(_BATCH, (iterator, most)))
                done = bool(batch.pop("done"))
                yield from (batch[str(n)] for n in range(len(batch)))
                most = min(2 * most, 256)
        finally:
            if not done:
                self.__realm.run(_STOP, (iterator,))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RemoteObject):
            return NotImplemented
        if self.__remote["objectId"] == other.__remote["objectId"] and self.__realm.owner == other.__realm.owner:
            return True
        return self.__realm.owner == other.__realm.owner and bool(
            self.__realm.run("(one, other) => one === other", (self, other))
        )

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError("a RemoteObject cannot be copied or pickled: it is a handle on an object in another program")

    def __repr__(self) -> str:
        return f"<{one_line(_described(self.__remote), 200)}>"


def _described(remote: dict[str, Any]) -> str:
    """One line for a Runtime.RemoteObject, with V8's preview if there is one."""
    text = str(remote.get("description") or remote.get("className") or remote.get("type", ""))
    preview = remote.get("preview")
    if not preview or remote.get("subtype") in ("error", "date", "regexp", "node"):
        return text
    parts = [
        f"{one.get('key', {}).get('description', '')} => {one['value'].get('description', '')}".removeprefix(" => ")
        for one in preview.get("entries", [])
    ]
    for one in preview.get("properties", []):
        shown = one.get("value") if one["type"] != "accessor" else "(getter)"
        if one.get("subtype") == "date":
            shown = _iso(str(shown))
        shown = repr(shown) if one["type"] == "string" else "function" if one["type"] == "function" else shown
        parts.append(str(shown) if one["name"].isdecimal() else f"{one['name']}: {shown}")
    inner = ", ".join(parts) + (", …" if preview.get("overflow") else "")
    return f"{text} [{inner}]" if remote.get("subtype") == "array" else f"{text} {{{inner}}}"


def _iso(text: str) -> str:
    """A date as V8's previews have it, "Thu Jan 01 1970 00:00:00 GMT+0000 (…)", in the form of ISO 8601."""
    try:
        return datetime.strptime(text.partition(" (")[0], "%a %b %d %Y %H:%M:%S GMT%z").isoformat()
    except ValueError:
        return text


def _check_key(key: Any) -> None:
    if isinstance(key, bool) or not isinstance(key, (str, int, RemoteObject)):
        raise TypeError(f"a property is named by a str, an int or a symbol's handle, not {type(key).__name__}")


def remote_of(value: RemoteObject, owner: tuple[object, str | None]) -> dict[str, Any]:
    """The protocol's Runtime.RemoteObject of a handle. Raises ValueError if it is of another session."""
    if value._RemoteObject__realm.owner != owner:
        raise ValueError("the handle is of another session")
    remote: dict[str, Any] = value._RemoteObject__remote
    return remote

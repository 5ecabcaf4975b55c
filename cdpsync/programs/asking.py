"""Asks inspectors for their version and their targets: one, or many at the same time."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from ..discovery import Inspector, Target
from ..errors import ConnectError
from ..threads import Deadline
from ..wire import parse_address
from .program import Program

_PRODUCTS = {"node.js": "Node", "HeadlessChrome": "Chrome"}
"""What runtimes call themselves in /json/version, where that is not the name that people use."""


@dataclass
class Answer:
    """What an inspector has said."""

    product: str
    targets: tuple[Target, ...] = ()
    problem: str = ""


def program_at(address: int | str, *, timeout: float = 10.0) -> Program:
    """The program at an address, with its targets and its version. Its process is not known.

    `address` is that of an inspector, as for `list_targets`; a WebSocket URL stands for the inspector that it is at.
    Raises ConnectError if there is no answer within `timeout` seconds, or if it is not an inspector that answers.
    """
    deadline = Deadline(timeout)
    targets = tuple(Inspector(address, timeout=timeout).targets())
    product = ""
    with suppress(ConnectError):  # some proxies have only the list
        product = Inspector(address, timeout=deadline.at_most(2).remaining()).version().get("Browser", "")
    where = parse_address(address)
    return answered(Program(None, (), ""), where.authority, Answer(product, targets))


def answered(program: Program, address: str, answer: Answer) -> Program:
    name, _, version = answer.product.partition("/")
    return replace(
        program,
        runtime=_PRODUCTS.get(name, name),
        version=version.removeprefix("v"),
        address=address,
        targets=answer.targets,
        problem=answer.problem,
    )


def ask(addresses: Sequence[str], timeout: float) -> dict[str, Answer | None]:
    """What the inspectors at these addresses say, all asked at the same time. None if it is not one, or too slow."""
    answers: dict[str, Answer | None] = dict.fromkeys(addresses)

    def ask_one(address: str) -> None:
        with suppress(ConnectError):
            answers[address] = _asked(address, Deadline(timeout))

    threads = [threading.Thread(target=ask_one, args=(address,), name="cdpsync-find") for address in addresses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def _asked(address: str, deadline: Deadline) -> Answer | None:
    version = Inspector(address, timeout=deadline.remaining()).version()
    product = version.get("Browser", "")
    if not product:
        return None
    try:
        targets = tuple(Inspector(address, timeout=deadline.remaining()).targets())
    except ConnectError as error:
        return Answer(product, problem=str(error))
    return Answer(product, targets, "" if targets else "its inspector lists no program yet")

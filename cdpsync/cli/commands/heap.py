"""cdpsync heap QUESTION: answers questions about .heapsnapshot files. `cli/heap/` has one file for each of them."""

from __future__ import annotations

import argparse
import importlib
from collections import UserDict
from types import ModuleType

from ...errors import CDPError
from .. import options
from ..heap import QUESTIONS

MORE = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    questions = parser.add_subparsers(dest="question", required=True, metavar="QUESTION")
    questions.choices = questions._name_parser_map = _Parsers()  # type: ignore[assignment]
    for name, help in QUESTIONS.items():
        questions.add_parser(name, help=help)


def run(arguments: argparse.Namespace) -> int | None:
    """Answer the question."""
    try:
        code: int | None = _module(arguments.question).run(arguments)
    except ImportError as error:  # it says how to install numpy
        raise CDPError(str(error)) from error
    return code


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {}


def _module(question: str) -> ModuleType:
    return importlib.import_module(f"..heap.{question}", __package__)


class _Parsers(UserDict[str, argparse.ArgumentParser]):
    """The parser of each question. It gets its options when it is looked up: the file of the question has them."""

    def __getitem__(self, name: str) -> argparse.ArgumentParser:
        parser = super().__getitem__(name)
        if parser.get_default("parser") is None:
            module = _module(name)
            options.describe(parser, QUESTIONS[name], module.MORE)
            module.add_arguments(parser)
            parser.set_defaults(parser=parser)
        return parser

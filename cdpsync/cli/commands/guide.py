"""cdpsync guide [TOPIC]: prints the user's guides, which are Markdown files in cdpsync/guide/."""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files

from .. import streams

MORE = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("topic", nargs="?", metavar="TOPIC", help="the guide to print; by default, the list of guides")


def run(arguments: argparse.Namespace) -> None:
    guides = _guides()
    if arguments.topic is None:
        width = max(map(len, guides))
        lines = [f"  {topic:{width}}  {_subject(text)}" for topic, text in guides.items()]
        streams.show("\n".join(["cdpsync guide TOPIC prints one of these:", *lines]))
        return
    text = guides.get(arguments.topic)
    if text is None:
        raise ValueError(f"there is no guide {arguments.topic!r}; there are {', '.join(guides)}")
    if sys.stdout is not None and sys.stdout.isatty():
        import pydoc  # here, because it imports many modules

        pydoc.pager(text)
    else:
        streams.show(text, end="")


def _guides() -> dict[str, str]:
    """The text of each guide, by topic."""
    found = sorted(files("cdpsync").joinpath("guide").iterdir(), key=lambda file: file.name)
    return {file.name[:-3]: file.read_text("utf-8") for file in found if file.name.endswith(".md")}


def _subject(text: str) -> str:
    """What a guide is about: the line below its heading."""
    return text.split("\n\n", 2)[1].replace("\n", " ")


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {}

"""cdpsync guide [TOPIC]: prints the user's guides, which are Markdown files in cdpsync/guide/."""

from __future__ import annotations

import argparse
import re
import sys
from importlib.resources import files

from .. import streams

MORE = """\
examples:
  cdpsync guide                     the list of guides
  cdpsync guide command-line        every command with an example
  cdpsync guide agents              one page for agents: a SKILL.md"""

_GROUPS = {
    "to begin with": ("command-line", "connecting", "commands", "errors", "agents"),
    "to look into a program": ("debugging", "prompt", "workers", "sessions", "protocol"),
    "to measure": ("profiling", "coverage", "tracing", "allocations", "heap", "growth", "redaction", "diagnosis"),
    "to know": ("threads", "speed", "migrating"),
}
"""The order in which the guides are listed. Those that stand in no group come last."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("topic", nargs="?", metavar="TOPIC", help="the guide to print; by default, the list of guides")


def run(arguments: argparse.Namespace) -> None:
    guides = _guides()
    if arguments.topic is None:
        streams.show("\n".join(_listed(guides)))
        return
    text = guides.get(arguments.topic)
    if text is None:
        raise ValueError(f"there is no guide {arguments.topic!r}; there are {', '.join(guides)}")
    if sys.stdout is not None and sys.stdout.isatty():
        import pydoc  # here, because it imports many modules

        pydoc.pager(text)
    else:
        streams.show(text, end="")


def _listed(guides: dict[str, str]) -> list[str]:
    width = max(map(len, guides))
    lines = ["cdpsync guide TOPIC prints one of these:"]
    grouped = {topic for topics in _GROUPS.values() for topic in topics}
    groups = {**_GROUPS, "more": tuple(topic for topic in guides if topic not in grouped)}
    for title, topics in groups.items():
        there = [topic for topic in topics if topic in guides]
        if there:
            lines += ["", title, *(f"  {topic:{width}}  {_subject(guides[topic])}" for topic in there)]
    return lines


def _guides() -> dict[str, str]:
    """The text of each guide, by topic."""
    found = sorted(files("cdpsync").joinpath("guide").iterdir(), key=lambda file: file.name)
    return {file.name[:-3]: file.read_text("utf-8") for file in found if file.name.endswith(".md")}


def _subject(text: str) -> str:
    """What a guide is about: the first sentence below its heading."""
    if text.startswith("---\n"):  # the front matter of a skill
        text = text.partition("\n---\n")[2]
    return re.split(r"(?<=\.)\s", text.split("\n\n", 2)[1].replace("\n", " "), maxsplit=1)[0]


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {}

"""The JavaScript that runs in the target, without the comments."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def source(name: str) -> str:
    """The text of a function of ours, such as "serialise"."""
    lines = files(__package__).joinpath(f"{name}.js").read_text("utf-8").splitlines()
    return "\n".join(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("//"))

"""The programs of this machine that can be reached: Node, Deno and browsers, with and without an open inspector."""

from .asking import program_at
from .finding import find_programs
from .program import Program

__all__ = ["Program", "find_programs", "program_at"]

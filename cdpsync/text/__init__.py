"""Text for people: repr() of any size cut to fit, and nothing that a terminal would obey."""

from .printable import one_line, printable, visible
from .readable import Result, readable

__all__ = ["Result", "one_line", "printable", "readable", "visible"]

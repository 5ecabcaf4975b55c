"""Text for people: a short repr() of values of any size, and texts without control characters."""

from .printable import count_text, one_line, printable, visible
from .readable import Result, readable

__all__ = ["Result", "count_text", "one_line", "printable", "readable", "visible"]

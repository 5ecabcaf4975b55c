"""Text for people: a short repr() of values of any size, and texts without control characters."""

from .conditions import size_condition, whole_condition
from .printable import count_text, escaped, one_line, printable, visible
from .readable import Result, readable
from .sizes import bytes_of, size_text

__all__ = [
    "Result",
    "bytes_of",
    "count_text",
    "escaped",
    "one_line",
    "printable",
    "readable",
    "size_condition",
    "size_text",
    "visible",
    "whole_condition",
]

"""How results are shown: tables for the terminal, for notebooks and for other programs."""

from .table import SHOWN, Column, Table, cell, keep_end, line_width, signed

__all__ = ["SHOWN", "Column", "Table", "cell", "keep_end", "line_width", "signed"]

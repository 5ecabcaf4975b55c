"""How models are shown: tables for the terminal, notebooks and other programs."""

from .table import SHOWN, Column, Table, cell, line_width, one_line, signed

__all__ = ["SHOWN", "Column", "Table", "cell", "line_width", "one_line", "signed"]

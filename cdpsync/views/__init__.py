"""How results are shown: tables for the terminal, for notebooks and for other programs; and HTML documents."""

from .html_page import fact_list, json_in_page, page
from .table import SHOWN, Column, Mark, Table, cell, keep_end, line_width, signed

__all__ = [
    "SHOWN",
    "Column",
    "Mark",
    "Table",
    "cell",
    "fact_list",
    "json_in_page",
    "keep_end",
    "line_width",
    "page",
    "signed",
]

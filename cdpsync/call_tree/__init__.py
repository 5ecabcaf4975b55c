"""Calls as a tree, with what was spent in each: tables, flame graphs and exports for CPU and heap profiles."""

from .call_tree import CallTree, LineValue, Run
from .changes import diff
from .collapsed import save_collapsed
from .flame_graph import flame_graph_html, save_flame_graph
from .flame_svg import flame_graph_svg
from .function import CATEGORIES, Function
from .groups import exact_place, function_name, package_name, place, spent
from .names import Wanted, self_value, share, total
from .outline import callers, outline
from .rows import LineSizeRow, LineTimeRow, SizeCall, SizeChange, SizeRow, TimeCall, TimeChange, TimeRow
from .speedscope import Recorded, save_speedscope
from .summary import Summary, own_totals
from .tops import top
from .units import seconds_text, share_text

__all__ = [
    "CATEGORIES",
    "CallTree",
    "Function",
    "LineSizeRow",
    "LineTimeRow",
    "LineValue",
    "Recorded",
    "Run",
    "SizeCall",
    "SizeChange",
    "SizeRow",
    "Summary",
    "TimeCall",
    "TimeChange",
    "TimeRow",
    "Wanted",
    "callers",
    "diff",
    "exact_place",
    "flame_graph_html",
    "flame_graph_svg",
    "function_name",
    "outline",
    "own_totals",
    "package_name",
    "place",
    "save_collapsed",
    "save_flame_graph",
    "save_speedscope",
    "seconds_text",
    "self_value",
    "share",
    "share_text",
    "spent",
    "top",
    "total",
]

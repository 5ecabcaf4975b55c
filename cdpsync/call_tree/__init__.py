"""Calls as a tree, with what was spent in each: tables, flame graphs and exports for CPU and heap profiles."""

from .call_tree import CallTree, LineValue, Run
from .function import CATEGORIES, Function

__all__ = ["CATEGORIES", "CallTree", "Function", "LineValue", "Run"]

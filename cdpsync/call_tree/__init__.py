"""Calls as a tree, with what was spent in each: tables, flame graphs and exports for CPU and heap profiles."""

from .call_tree import CallTree
from .function import CATEGORIES, Function
from .run import Run

__all__ = ["CATEGORIES", "CallTree", "Function", "Run"]

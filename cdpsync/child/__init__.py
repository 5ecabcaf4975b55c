"""A program that launch() starts: its process, its flag, its output, and its end with ours."""

from .child import Child

__all__ = ["Child"]

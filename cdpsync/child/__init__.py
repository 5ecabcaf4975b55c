"""A program that launch() starts: its process, its inspector flag, its output, and its end."""

from .process import Child

__all__ = ["Child"]

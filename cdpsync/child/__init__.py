"""A program that launch() starts: its process, its inspector flag, its output, and how it ends with this process."""

from .process import Child

__all__ = ["Child"]

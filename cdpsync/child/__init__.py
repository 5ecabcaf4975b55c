"""A program that launch() starts: its process, its inspector flag, its output, and its end."""

from .inspect_flag import with_inspector
from .inspectors import LAUNCHER, LAUNCHERS, WANTED
from .process import Child

__all__ = ["LAUNCHER", "LAUNCHERS", "WANTED", "Child", "with_inspector"]

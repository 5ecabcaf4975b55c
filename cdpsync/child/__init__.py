"""A program that launch() starts: its process, its inspector flag, its output, and its end."""

from .inspect_flag import can_be_held, with_inspector
from .inspectors import LAUNCHER, LAUNCHERS, WANTED
from .process import Child

__all__ = ["LAUNCHER", "LAUNCHERS", "WANTED", "Child", "can_be_held", "with_inspector"]

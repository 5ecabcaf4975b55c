"""client.debugger: breakpoints, steps, frames, values, and probes that never stop the program."""

from .breakpoint import Breakpoint
from .debugger import Debugger
from .hit import Hit
from .paused import AsyncParent, Frame, Paused
from .probe import Probe
from .variables import UNINITIALIZED, Variables

__all__ = ["UNINITIALIZED", "AsyncParent", "Breakpoint", "Debugger", "Frame", "Hit", "Paused", "Probe", "Variables"]

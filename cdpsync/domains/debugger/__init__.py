"""client.debugger: breakpoints, steps, frames, values, and probes that never stop the program."""

from .breakpoint import Breakpoint
from .debugger import Debugger
from .paused import Frame, Paused
from .probe import Hit, Probe

__all__ = ["Breakpoint", "Debugger", "Frame", "Hit", "Paused", "Probe"]

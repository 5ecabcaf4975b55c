"""Why a program cannot be reached: checks of this machine, and of one endpoint step by step."""

from .check import Check, State
from .endpoint import examine_endpoint
from .machine import examine_machine

__all__ = ["Check", "State", "examine_endpoint", "examine_machine"]

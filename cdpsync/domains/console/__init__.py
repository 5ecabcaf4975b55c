"""client.console: what the program writes to its console, and its uncaught exceptions."""

from .console import Console
from .entry import ConsoleEntry

__all__ = ["Console", "ConsoleEntry"]

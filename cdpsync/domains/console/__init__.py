"""client.console: what the program writes to its console, and its uncaught exceptions."""

from .console import Console
from .entry import ConsoleEntry
from .subscription import ConsoleSubscription

__all__ = ["Console", "ConsoleEntry", "ConsoleSubscription"]

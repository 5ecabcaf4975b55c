"""What the system says of one process: what it runs, its signals, its owner, and the sockets at which it listens."""

from .listening_sockets import Listener, Sockets, connected, event_loops, listeners, listeners_at, listening, owners
from .process import Process

__all__ = [
    "Listener",
    "Process",
    "Sockets",
    "connected",
    "event_loops",
    "listeners",
    "listeners_at",
    "listening",
    "owners",
]

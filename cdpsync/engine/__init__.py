"""One connection: commands and replies, events and listeners, sessions, and the reader thread."""

from .about import KINDS, About, about
from .command import CLOSE_TIMEOUT, Outcome, PendingCommand, PendingInfo
from .connection import Connection
from .enabling import Enabling, checked_domains
from .events import EventQueue
from .expected import ExpectedEvent
from .handlers import CloseHandler, Handler, Subscription
from .inquiry import PATIENCE, Informant
from .keepalive import check_seconds, keep_alive
from .link import Link
from .message import Event, Notice
from .question import Question
from .runtime import RuntimeKind
from .sessions import Life, Sessions, check_flat
from .state import SessionState

__all__ = [
    "CLOSE_TIMEOUT",
    "KINDS",
    "PATIENCE",
    "About",
    "CloseHandler",
    "Connection",
    "Enabling",
    "Event",
    "EventQueue",
    "ExpectedEvent",
    "Handler",
    "Informant",
    "Life",
    "Link",
    "Notice",
    "Outcome",
    "PendingCommand",
    "PendingInfo",
    "Question",
    "RuntimeKind",
    "SessionState",
    "Sessions",
    "Subscription",
    "about",
    "check_flat",
    "check_seconds",
    "checked_domains",
    "keep_alive",
]

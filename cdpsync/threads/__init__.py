"""Deadlines; locks and queues that respect them; green threads; the process that an object belongs to."""

from . import green
from .deadline import DEFAULT, Deadline, Timeout
from .fork import Owner
from .lock import call_with_lock
from .timed_queue import TimedQueue

__all__ = ["DEFAULT", "Deadline", "Owner", "TimedQueue", "Timeout", "call_with_lock", "green"]

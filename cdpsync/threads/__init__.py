"""Waiting: deadlines, a queue with one, green threads, and which process an object belongs to."""

from . import green
from .deadline import DEFAULT, Deadline, Timeout
from .fork import Owner
from .timed_queue import TimedQueue

__all__ = ["DEFAULT", "Deadline", "Owner", "TimedQueue", "Timeout", "green"]

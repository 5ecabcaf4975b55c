"""Waiting: deadlines, a queue with one, green threads, and which process an object belongs to."""

from . import green
from .deadline import DEFAULT, Deadline, Timeout
from .fork import Process
from .timed_queue import TimedQueue

__all__ = ["DEFAULT", "Deadline", "Process", "TimedQueue", "Timeout", "green"]

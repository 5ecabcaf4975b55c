"""client.workers: what else runs JavaScript under a program or page, each as a session of its own."""

from .starting import StartingWorkers
from .workers import Workers

__all__ = ["StartingWorkers", "Workers"]

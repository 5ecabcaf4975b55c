"""attach(): debug a Node or Deno that was started without --inspect, by the number of its process."""

from .client import AttachedClient, attach
from .runtime import Runtime, check_handler, check_network, port_taken, runtime_of, wanted_port
from .sockets import count_workers, likely_inspectors

__all__ = [
    "AttachedClient",
    "Runtime",
    "attach",
    "check_handler",
    "check_network",
    "count_workers",
    "likely_inspectors",
    "port_taken",
    "runtime_of",
    "wanted_port",
]

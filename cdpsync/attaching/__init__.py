"""attach(): debug a Node or Deno that was started without --inspect, by the number of its process."""

from .client import AttachedClient, attach

__all__ = ["AttachedClient", "attach"]

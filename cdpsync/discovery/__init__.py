"""What there is to connect to: the HTTP endpoints of an inspector, its targets, and the choice among them."""

from .endpoints import Endpoints
from .inspector import Inspector, list_targets
from .reaching import check_alive, reach, retry
from .targets import Target

__all__ = [
    "Endpoints",
    "Inspector",
    "Target",
    "check_alive",
    "list_targets",
    "reach",
    "retry",
]

"""The HTTP endpoints of an inspector, its targets, and the choice among them."""

from .choosing import check_alive, reach
from .inspector import Inspector, Target, activate_target, close_target, list_targets, new_target, retry, version

__all__ = [
    "Inspector",
    "Target",
    "activate_target",
    "check_alive",
    "close_target",
    "list_targets",
    "new_target",
    "reach",
    "retry",
    "version",
]

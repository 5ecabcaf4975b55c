"""Finding a target: the HTTP endpoints of an inspector, the targets that it lists, and the choice of one."""

from .browser_targets import NoEndpoints, attach, version_of
from .endpoints import Endpoints, browser_path
from .inspector import Inspector, list_targets
from .reaching import check_alive, reach, retry
from .targets import Target

__all__ = [
    "Endpoints",
    "Inspector",
    "NoEndpoints",
    "Target",
    "attach",
    "browser_path",
    "check_alive",
    "list_targets",
    "reach",
    "retry",
    "version_of",
]

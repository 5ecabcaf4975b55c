"""Finding a target: the HTTP endpoints of an inspector, the targets that it lists, and the choice of one."""

from .browser_targets import NoEndpoints, attach, version_of
from .choosing import programs_and_pages
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
    "programs_and_pages",
    "reach",
    "retry",
    "version_of",
]

"""The processes that a launched program starts, and how they are found."""

from .child_client import ChildClient
from .children import Children, Program, shown
from .family import Family
from .starting import ChildHandler, StartSubscription

__all__ = ["ChildClient", "ChildHandler", "Children", "Family", "Program", "StartSubscription", "shown"]

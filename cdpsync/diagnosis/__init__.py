"""diagnose(): what is wrong with a program that is slow, grows, hangs or throws."""

from .diagnosis import Diagnosis
from .evidence import Evidence
from .finding import Finding
from .site import Site
from .watching import LONGEST, diagnose

__all__ = ["LONGEST", "Diagnosis", "Evidence", "Finding", "Site", "diagnose"]

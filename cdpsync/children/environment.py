"""The environment variables that make the programs of a launched program load our script."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

CHANNEL = "CDPSYNC_CHILDREN"

_PRELOAD = Path(__file__).with_name("preload.cjs")

# Deno 2.9 writes these lines with its logger: "Debugger listening on", "Debugger session started", "Waiting for the
# debugger to disconnect".
QUIET_DENO = "info,deno_inspector_server=error,deno_runtime=error,deno::worker=error"


def with_preload(env: Mapping[str, str], channel: Mapping[str, Any], *, quiet_deno: bool) -> dict[str, str]:
    """These variables, and ours. The user's own NODE_OPTIONS come after our script, which so sees them at work."""
    options = f"--require {_quoted(str(_PRELOAD))} {env.get('NODE_OPTIONS', '')}".strip()
    ours = {"NODE_OPTIONS": options, CHANNEL: json.dumps(channel)}
    if quiet_deno and not env.get("DENO_LOG"):
        ours["DENO_LOG"] = QUIET_DENO
    return {**env, **ours}


def _quoted(path: str) -> str:
    """A path as NODE_OPTIONS has it: https://nodejs.org/api/cli.html#node_optionsoptions"""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

"""Node's own domains, as Node 20 and 24 describe them. devtools-protocol does not have them, and Deno only has some.

tests/protocol/test_real_protocol.py compares them with what Node serves.
"""

from __future__ import annotations

from typing import Any

_STRING, _BOOLEAN = {"type": "string"}, {"type": "boolean"}
_STRINGS = {"type": "array", "items": _STRING}
_SESSION = {"name": "sessionId", "$ref": "SessionID"}

NODE_DOMAINS: list[dict[str, Any]] = [
    {
        "domain": "NodeRuntime",
        "experimental": True,
        "commands": [
            {"name": "enable"},
            {"name": "disable"},
            {"name": "notifyWhenWaitingForDisconnect", "parameters": [{"name": "enabled", **_BOOLEAN}]},
        ],
        "events": [{"name": "waitingForDisconnect"}, {"name": "waitingForDebugger"}],
    },
    {
        "domain": "NodeTracing",
        "experimental": True,
        "commands": [
            {"name": "getCategories", "returns": [{"name": "categories", **_STRINGS}]},
            {"name": "start", "parameters": [{"name": "traceConfig", "$ref": "TraceConfig"}]},
            {"name": "stop"},
        ],
        "events": [
            {
                "name": "dataCollected",
                "parameters": [{"name": "value", "type": "array", "items": {"type": "object"}}],
            },
            {"name": "tracingComplete"},
        ],
        "types": [
            {
                "id": "TraceConfig",
                "type": "object",
                "properties": [
                    {
                        "name": "recordMode",
                        "type": "string",
                        "enum": ["recordUntilFull", "recordContinuously", "recordAsMuchAsPossible"],
                        "optional": True,
                    },
                    {"name": "includedCategories", **_STRINGS},
                ],
            }
        ],
    },
    {
        "domain": "NodeWorker",
        "experimental": True,
        "commands": [
            {"name": "sendMessageToWorker", "parameters": [{"name": "message", **_STRING}, _SESSION]},
            {"name": "enable", "parameters": [{"name": "waitForDebuggerOnStart", **_BOOLEAN}]},
            {"name": "disable"},
            {"name": "detach", "parameters": [_SESSION]},
        ],
        "events": [
            {
                "name": "attachedToWorker",
                "parameters": [
                    _SESSION,
                    {"name": "workerInfo", "$ref": "WorkerInfo"},
                    {"name": "waitingForDebugger", **_BOOLEAN},
                ],
            },
            {"name": "detachedFromWorker", "parameters": [_SESSION]},
            {"name": "receivedMessageFromWorker", "parameters": [_SESSION, {"name": "message", **_STRING}]},
        ],
        "types": [
            {"id": "WorkerID", **_STRING},
            {"id": "SessionID", **_STRING},
            {
                "id": "WorkerInfo",
                "type": "object",
                "properties": [
                    {"name": "workerId", "$ref": "WorkerID"},
                    {"name": "type", **_STRING},
                    {"name": "title", **_STRING},
                    {"name": "url", **_STRING},
                ],
            },
        ],
    },
]

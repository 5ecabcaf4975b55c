"""One file for each command of the command line. `cli/__init__.py` says what a command has."""

from __future__ import annotations

GROUPS = {
    "find": {
        "list": "list the processes that can be reached, and their targets",
        "doctor": "check what is installed, and which runtimes and ports answer",
        "why": "find out why a program is slow, grows, hangs or throws",
    },
    "look": {
        "eval": "evaluate JavaScript and print its value",
        "console": "follow the console of a program, as tail -f does a file",
        "events": "print events of the protocol as they arrive",
        "call": "send a command of the protocol and print its reply",
        "debug": "stop at breakpoints, step, look at frames and variables",
        "probe": "print values whenever a line runs, without stopping the program",
        "repl": "open a Python prompt with a connected client",
    },
    "record": {
        "cpu": "record a CPU profile: where the time goes",
        "top": "watch which functions take the time now",
        "coverage": "record which lines run",
        "sample": "record which functions allocate memory",
        "track": "record every allocation, its stack, and what is still alive",
        "trace": "record a trace for DevTools or Perfetto",
        "screenshot": "save a picture of a page",
        "pdf": "save a page as PDF",
        "snapshot": "capture a heap snapshot into a file",
        "heap": "show what is in a .heapsnapshot file, and what holds it",
    },
    "learn": {
        "guide": "print a guide, or the list of guides",
        "demo": "show some of these commands at work on a program of its own",
        "protocol": "describe a domain, command, event or type of the protocol",
        "search": "find commands, events and types of the protocol by a word",
    },
}
"""The commands and what each does, in the order of the help. The command NAME is the module NAME of this package."""

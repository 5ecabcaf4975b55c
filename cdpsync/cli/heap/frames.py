"""cdpsync heap frames: shows the bytes of each native context: of each page, frame, extension and realm."""

from __future__ import annotations

import argparse

from . import answers, inputs

MORE = f"""\
V8 has a native context for each page, frame, extension, vm.createContext() and ShadowRealm.
"(shared)" is what belongs to several of them, "(none)" what belongs to V8 or the browser itself.
"Detached" frames have left the document: cdpsync heap why FILE ID shows what keeps them alive.
cdpsync heap summary FILE --frame ID shows what is in a frame.

{answers.MORE}"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `heap frames`."""
    inputs.add_files(parser, "FILE")
    answers.add_printing(parser)


def run(arguments: argparse.Namespace) -> None:
    """Print the native contexts."""
    answers.print_table(inputs.load(arguments.file).native_contexts(), arguments)

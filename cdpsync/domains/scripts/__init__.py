"""The scripts of a session and their source maps. The console, the debugger and JavaScriptError look places up here."""

from .locating import EVALUATED
from .place import Place
from .script import Script
from .scripts import Scripts, scripts_of
from .text import line_starts, lines_of

__all__ = ["EVALUATED", "Place", "Script", "Scripts", "line_starts", "lines_of", "scripts_of"]

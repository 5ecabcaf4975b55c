"""The scripts of a session and their source maps. The console, the debugger and JavaScriptError look places up here."""

from .locating import EVALUATED
from .place import Place
from .script import Script
from .scripts import Scripts, scripts_of

__all__ = ["EVALUATED", "Place", "Script", "Scripts", "scripts_of"]

"""The scripts of a session and their source maps. The console, the debugger and JavaScriptError look places up here."""

from .place import Place
from .places import SourcePlaces, source_places
from .script import EVALUATED, Script
from .scripts import Scripts, scripts_of

__all__ = ["EVALUATED", "Place", "Script", "Scripts", "SourcePlaces", "scripts_of", "source_places"]

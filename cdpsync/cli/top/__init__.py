"""cdpsync top: a live view of which functions take the time.

threads       a CPU recording of the program and of each of its workers that is watched
view          the texts: what each thread does, and the table of functions
live          the view that repaints the terminal, and its keys

Without a terminal, `commands/top.py` prints the texts of `view` one below the other.
"""

from .live import watch
from .threads import How, Threads
from .view import SORTS, View

__all__ = ["SORTS", "How", "Threads", "View", "watch"]

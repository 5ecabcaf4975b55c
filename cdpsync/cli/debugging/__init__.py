"""The interactive debugger of `cdpsync debug`: the verbs of pdb and of `node inspect`, over client.debugger.

shell         reads commands, from a terminal or a pipe, and runs them
verbs         the table of verbs: names, help, what Tab completes
desk          what all verbs share: the program, where it has stopped, the selected frame, what is displayed
running       lets the program go on and waits for its next pause; shows what it logs meanwhile
marks         breakpoints as people think of them: with a number, a condition that changes, on and off
stopping      verbs about where to stop
moving        verbs that let the program go on
looking       verbs that show the stack and the source
showing       verbs that show values
others        help, quit, and prompts within the prompt
listing       lines of source with their numbers
arguments     the names of a function's parameters
values        values as Node prints them
completion    what Tab offers
"""

from .completion import DELIMITERS
from .shell import Shell

__all__ = ["DELIMITERS", "Shell"]

"""`cdpsync heap QUESTION`: one file for each question that it answers about .heapsnapshot files.

A question is a line of QUESTIONS and a module of that name, which has what a module of `commands` has: MORE,
add_arguments, run. Only the one that is asked is imported. Two files are shared:

files         the files that a question names, as snapshots
tables        how the answer is printed: -n, --json, --csv
"""

from __future__ import annotations

QUESTIONS = {
    "summary": "show what is in a heap, by constructor",
    "diff": "show which objects are new and which are gone, by constructor",
    "leaks": "name what is new in ACTION and still held in FINAL, and what holds it",
    "check": "fail if a heap grows in every one of several equal rounds of work",
    "packages": "show what the packages of a program hold, or its source files",
    "closures": "show the variables that nobody uses any more, and what closures hold",
    "frames": "show the bytes of each page, frame, extension and realm",
    "why": "show what keeps an object, or the objects of a class, alive",
    "find": "list the objects that meet conditions, such as a size, a property, a class",
    "report": "write a report as one HTML file, with a treemap",
    "redact": "write a copy without the data of the program, to be shown to others",
}
"""The questions and what each answers, in the order of the help. The question NAME is the module NAME."""

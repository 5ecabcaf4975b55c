"""`cdpsync heap QUESTION`: one file for each question that it answers about .heapsnapshot files.

A question is a line of QUESTIONS and a module of that name. Like a module of `commands`, it has MORE, add_arguments
and run. Only the module of the question that is asked is imported. All of them share two files:

answers       how the answer is printed: -n, --json, --csv
inputs        the files that a question names, as snapshots
"""

from __future__ import annotations

QUESTIONS = {
    "summary": "show what is in a heap, by constructor",
    "diff": "show which objects are new and which are gone, by constructor",
    "leaks": "name what is new in ACTION and still held in FINAL, and what holds it",
    "check": "fail if a heap grows in every one of several equal rounds of work",
    "packages": "show what each package or source file keeps in memory",
    "closures": "show variables that no function uses any more, and what closures hold",
    "frames": "show the bytes of each page, frame, extension and realm",
    "why": "show what keeps an object, or the objects of a class, alive",
    "find": "list objects by size, class, property and so on",
    "report": "write a report as one HTML file, with a treemap",
    "redact": "write a copy without the program's data, which you can show to others",
}
"""The questions and what each answers, in the order of the help. The question NAME is the module NAME."""

"""cdpsync side by side with the other clients, on the same work: `python -m tests.benchmarks`.

__main__     arguments; runs the rows, prints the tables
rows         what is measured: one Row for each kind of work
contest      the clients in turns, several rounds, each run in a process of its own; medians and ratios
report       the tables, and what they were measured on
targets      the programs that are worked on: Node, Deno, Chromium, and replay
replay       a target without V8: how fast a client is when the target costs next to nothing
worker       the process of one run
meter        seconds, CPU seconds and memory of that process and its children
clients/     one file for each client, one function for each kind of work that it can do
"""

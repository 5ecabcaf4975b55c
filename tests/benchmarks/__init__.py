"""cdpsync compared with other clients, on the same work: `python -m tests.benchmarks`.

__main__     the arguments; runs the rows and prints the tables
rows         what is measured: a Row for each kind of work
contest      the clients take turns for several rounds, each run in its own process; medians and ratios
report       the tables, and the machine that they were measured on
targets      the programs that the clients connect to: Node, Deno, Chromium, and replay
replay       a target without V8: how fast is a client if the target costs almost nothing?
worker       the process of one run
meter        seconds, CPU seconds and memory of that process and its children
clients/     a file for each client, with a function for each kind of work that it can do
"""

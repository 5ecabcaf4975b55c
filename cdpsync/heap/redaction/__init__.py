"""A copy of a snapshot without the program's data: the same graph, sizes and constructors, with other texts."""

"""What is computed from the arrays: dominators, sizes, distances, classes and names, for every node at once."""

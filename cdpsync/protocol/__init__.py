"""The protocol by name: what the target understands, its help and completion, and its types for checkers."""

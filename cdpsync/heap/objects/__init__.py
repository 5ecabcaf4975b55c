"""Nodes, edges and paths, one at a time, and what holds them."""

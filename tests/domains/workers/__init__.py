"""client.workers: in memory, and on real runtimes."""

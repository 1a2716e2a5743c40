"""Many photos at a time: pairing, a queue that survives, processes or a cluster, a summary."""

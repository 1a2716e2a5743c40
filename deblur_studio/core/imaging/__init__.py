"""Photo files, colour, noise and metrics."""

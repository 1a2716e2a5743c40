"""Simulated shots: photos blurred by a known motion."""

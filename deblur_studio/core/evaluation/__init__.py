"""Measuring what a motion explains and what a restoration is worth."""

"""Widgets that know values, not services."""

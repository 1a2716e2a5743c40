"""Restoration methods and their registry."""

"""Deblur Studio: camera-shake blur removed with the motion that a sensor measured."""

__version__ = "0.1.0"

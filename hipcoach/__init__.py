"""HipCoach coaches adults with hip pain through daily exercise sessions at home."""

__version__ = "0.1.0"

"""Files of YAML and JSON, read with limits: exact values, and the place of each."""

from greenshoe.source.loading import load, parse, read, validate
from greenshoe.source.placed import Source

__all__ = ["Source", "load", "parse", "read", "validate"]

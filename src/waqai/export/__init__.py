"""Reports in the forms that others read. What comes in is what may be public; nothing is invented on the way out."""

from waqai.export.acled import write_acled
from waqai.export.geojson import write_geojson
from waqai.export.jsonl import write_jsonl

__all__ = ["write_acled", "write_geojson", "write_jsonl"]

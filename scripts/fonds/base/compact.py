"""JSON without spaces, in letters as they are."""

from __future__ import annotations

from json import JSONEncoder

write_compact = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""A value as JSON; `json.dumps` would make an encoder anew for each of thousands of values."""

"""JSON Lines: one report of the public contract a line."""

import json
from collections.abc import Iterable
from typing import TextIO

from waqai.records import Report
from waqai.records.wire import report_to_json


def write_jsonl(reports: Iterable[Report], stream: TextIO) -> None:
    """Write one report a line, Arabic letters as they are."""
    for report in reports:
        stream.write(json.dumps(report_to_json(report), ensure_ascii=False, separators=(",", ":")) + "\n")

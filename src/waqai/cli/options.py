"""What several commands share: their arguments, and how errors are told."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from waqai.errors import WaqaiError

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        show_default=False,
        help="Text dumps, HTML, folders, .jsonl(.gz), .warc(.gz), .wacz, a Telegram export; - is standard input.",
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, help="How many processes read.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line, instead of a table.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Write into this file instead.", show_default=False)]

_Good = TypeVar("_Good")


class Complaints:
    """Tells each error on standard error as it comes, and remembers that there was one."""

    def __init__(self) -> None:
        self.count = 0

    def tell(self, error: WaqaiError) -> None:
        """Print one line that names the input and the reason."""
        self.count += 1
        print(f"waqai: {error}", file=sys.stderr)

    def sort_out(self, results: Iterable[_Good | WaqaiError]) -> Iterator[_Good]:
        """Yield what is no error; tell the errors."""
        for result in results:
            if isinstance(result, WaqaiError):
                self.tell(result)
            else:
                yield result

    def exit(self) -> None:
        """End the command: 1 if any input could not be read."""
        if self.count:
            raise typer.Exit(1)

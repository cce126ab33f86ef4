"""Making a great many small values at once, without Python's collector going through them over and over."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Hold the collector back while knowledge is made or a page is read: nothing of either is garbage that only the
    collector finds (no value knows who holds it). It is as it was afterwards.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

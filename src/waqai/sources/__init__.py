"""Fetches bytes: files, folders, JSON Lines, web archives, Telegram exports and standard input, as pages."""

from waqai.sources.walk import MAX_BYTES, read_paths

__all__ = ["MAX_BYTES", "read_paths"]

"""Bytes → page → article: what the outlet wrote, told apart from everything that stood around it."""

from waqai.page.parse import parse_page

__all__ = ["parse_page"]

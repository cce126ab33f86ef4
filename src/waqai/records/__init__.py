"""The nouns of Waqai: what a page, an article, a report and their parts are.

Plain frozen dataclasses that every room may import and that import nothing. Their JSON form is the public
contract of ``waqai read`` (docs/reference/report.md); :mod:`waqai.records.wire` turns them into it and back.
"""

from waqai.records.article import Article, Dropped, Item, Paragraph, Related
from waqai.records.judgement import Judgement
from waqai.records.likeness import Compared, Likeness
from waqai.records.page import Json, Page, host_of
from waqai.records.question import Question
from waqai.records.report import (
    Demand,
    Event,
    Harm,
    Party,
    Place,
    Reader,
    Report,
    Statement,
    Unread,
)
from waqai.records.span import Evidence, Span
from waqai.records.telling import main_clause

__all__ = [
    "Article",
    "Compared",
    "Demand",
    "Dropped",
    "Event",
    "Evidence",
    "Harm",
    "Item",
    "Json",
    "Judgement",
    "Likeness",
    "Page",
    "Paragraph",
    "Party",
    "Place",
    "Question",
    "Reader",
    "Related",
    "Report",
    "Span",
    "Statement",
    "Unread",
    "host_of",
    "main_clause",
]

"""Sources, pages as fetched, the articles in them, and the report that was read from each."""

import zlib

from django.db import models

from waqai.store.models.people import Group


class Source(models.Model):
    """An outlet, as the pages name it (or the host they came from)."""

    name = models.TextField(unique=True)
    slug = models.CharField(max_length=16, unique=True)

    def __str__(self) -> str:
        return self.name


class Page(models.Model):
    """One fetched page: its bytes exactly, and everything that was told beside them.

    ``ref`` is what the site's addresses use. ``current`` is false for a page that a newer fetch of the same address has
    replaced; ``replaces`` leads from the new version to the old. ``packed`` holds the bytes under zlib; ``raw`` gives
    them back. ``told_also`` keeps what else was told beside the same bytes at other additions. ``group`` are the people
    whom the page and all that is read from it are kept to; it is then shown to nobody else, and never in public.
    """

    ref = models.CharField(max_length=16, unique=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="pages")
    sha256 = models.CharField(max_length=64, db_index=True)
    packed = models.BinaryField()
    size = models.PositiveBigIntegerField()
    media_type = models.TextField()
    charset = models.TextField(null=True)
    input_id = models.TextField()
    path = models.TextField(null=True)
    url = models.TextField(null=True, db_index=True)
    fetched = models.TextField(null=True)
    published = models.TextField(null=True)
    outlet = models.TextField(null=True)
    extra = models.JSONField(default=dict)
    told_also = models.JSONField(default=list)
    added = models.DateTimeField(auto_now_add=True)
    current = models.BooleanField(default=True, db_index=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="pages")

    def __str__(self) -> str:
        return self.url or self.path or self.input_id

    @property
    def raw(self) -> bytes:
        """The bytes as fetched."""
        return zlib.decompress(bytes(self.packed))


class Article(models.Model):
    """What the outlet wrote, told apart from what stood around it (see :class:`waqai.records.Article`).

    ``day`` only orders lists: the day published, else the reference day; it is never shown as a fact.
    """

    page = models.OneToOneField(Page, models.CASCADE, related_name="article")
    text = models.TextField(blank=True)
    headline = models.TextField(null=True)
    paragraphs = models.JSONField(default=list)
    published = models.TextField(null=True)
    published_from = models.TextField(null=True)
    updated = models.TextField(null=True)
    page_date = models.TextField(null=True)
    reference = models.TextField(null=True)
    reference_from = models.TextField(null=True)
    dateline = models.TextField(null=True)
    byline = models.JSONField(default=list)
    credit = models.JSONField(default=list)
    captions = models.JSONField(default=list)
    related = models.JSONField(default=list)
    outlet = models.TextField(null=True)
    language = models.TextField(null=True)
    arabic_share = models.FloatField(default=0.0)
    original_url = models.TextField(null=True)
    items = models.JSONField(default=list)
    dropped = models.JSONField(default=list)
    refused = models.TextField(null=True)
    day = models.DateField(null=True, db_index=True)

    def __str__(self) -> str:
        return self.headline or str(self.page)


class Report(models.Model):
    """One reading of one article: who read it, with which knowledge, and what stayed unread."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="report")
    reader = models.CharField(max_length=60)
    version = models.CharField(max_length=60)
    knowledge = models.CharField(max_length=80)
    unread = models.JSONField(default=list)
    read = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.article} ({self.reader} {self.version})"

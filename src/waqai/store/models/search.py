"""The search index's rows; the databases' own indexes hang on ``terms`` (see migration 0002)."""

from django.db import models

from waqai.store.models.pages import Page


class SearchEntry(models.Model):
    """What one article or record is found by: folded, stemmed terms with single blanks between.

    ``section`` is ``articles`` or a record's section, ``ref`` the page's or the record's ref. ``day`` orders results.
    ``sequence`` is the stem of every word in its order, with blanks around: what a phrase is looked for in.
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="search_entries")
    section = models.CharField(max_length=12)
    ref = models.CharField(max_length=16)
    day = models.DateField(null=True, db_index=True)
    terms = models.TextField()
    sequence = models.TextField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("section", "ref"), name="one_search_entry_each"),)

    def __str__(self) -> str:
        return f"{self.section} {self.ref}"

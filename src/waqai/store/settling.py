"""Brings what is stored for the public lists up to date where code, knowledge or a setting changed meanwhile.

By what it was made is kept beside it as a digest. Every command that opens the store compares it
(:func:`bring_up_to_date`); a site that was started without one says so in its log (:func:`is_out_of_date`).
"""

import hashlib
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from waqai.store import shown
from waqai.store.judging import rewrite
from waqai.store.models import Event, Incident, Report, SearchEntry, ShownState, Stale, State
from waqai.store.orders import lay_out_all

# The modules whose rules decide what a row shows.
_CODE = ("claims", "voices", "ranges", "grades", "gathered", "parts", "public", "shown", "alarms", "orders")
_BATCH = 500


def digest() -> str:
    """Return what changes when code, knowledge or settings that the rows rest on do."""
    total = hashlib.sha256()
    for name in _CODE:
        total.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    total.update(f"{settings.WAQAI_PUBLIC_CONFIDENCE} {shown.belonging().digest()}".encode())
    return total.hexdigest()


def is_out_of_date() -> bool:
    """Tell whether the rows were made by other code, knowledge or settings, or some wait to be renewed."""
    made_by = ShownState.objects.values_list("digest", flat=True).first()
    return (made_by or "") != digest() if Incident.objects.exists() else Stale.objects.exists()


def bring_up_to_date(*, anew: bool = False) -> int:
    """Renew what is stale: all of it where code, knowledge or settings changed, or ``anew`` is asked; return how many.

    A changed ``WAQAI_PUBLIC_CONFIDENCE`` first decides anew which events are public.
    """
    now = digest()
    with transaction.atomic():
        if not anew and ShownState.objects.filter(digest=now).exists():
            return shown.renew()
        for report in _written_otherwise():
            rewrite(report)
        lay_out_all()
        shown.note_all()
        renewed = shown.renew()
        ShownState.objects.update_or_create(pk=1, defaults={"digest": now})
        return renewed


def _written_otherwise() -> list[Report]:
    """Return the reports with an event that would be public now and is not, or the other way round, and those whose
    text is not yet kept word for word for phrases.
    """
    least = settings.WAQAI_PUBLIC_CONFIDENCE
    wrong = Q(public=True, confidence__lt=least) | Q(public=False, confidence__gte=least)
    changed = Event.objects.filter(wrong, state=State.READ).values("report")
    unordered = SearchEntry.objects.filter(sequence=None).exclude(terms="").values("page")
    rows = Report.objects.filter(Q(pk__in=changed) | Q(article__page__in=unordered))
    return list(rows.select_related("article__page").defer("article__page__packed"))

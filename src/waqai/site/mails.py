"""The mails of the newsletter: the one that asks to confirm, and the digest; each as text and as HTML."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from waqai.site import cards, selection
from waqai.site.dates import show_weekday, today
from waqai.site.languages import DEFAULT, direction
from waqai.store.models import Letter, Subscriber

_LONGEST = 25  # of each kind; the letter says how many more there are


@dataclass(frozen=True, slots=True)
class Digest:
    """What was added in a stretch of time; ``more`` counts what found no room."""

    events: tuple[cards.EventCard, ...]
    statements: tuple[cards.StatementCard, ...]
    demands: tuple[cards.DemandCard, ...]
    more: int

    @property
    def empty(self) -> bool:
        """Whether nothing is new."""
        return not (self.events or self.statements or self.demands)


def digest_of(since: datetime, until: datetime) -> Digest:
    """Return what was added after ``since`` and not after ``until``, in Arabic."""
    between = {"report__article__page__added__gt": since, "report__article__page__added__lte": until}
    events = selection.events().filter(**between)
    statements = selection.statements().filter(**between)
    demands = selection.demands().filter(**between)
    more = sum(max(count - _LONGEST, 0) for count in (events.count(), statements.count(), demands.count()))
    with translation.override(DEFAULT):
        return Digest(
            tuple(cards.event_cards(selection.with_parts(events)[:_LONGEST])),
            tuple(cards.statement_cards(selection.with_parts(statements)[:_LONGEST])),
            tuple(cards.demand_cards(selection.with_parts(demands)[:_LONGEST])),
            more,
        )


def _address(route: str, *args: str) -> str:
    return settings.SITE_URL + reverse(route, args=args)


def _mail(name: str, subject: str, reader: Subscriber, context: dict[str, object]) -> EmailMultiAlternatives:
    """Return a mail from the templates ``name.txt`` and ``name.html`` in the active language."""
    language = translation.get_language() or DEFAULT
    shown = {"language": language, "direction": direction(language), "site_url": settings.SITE_URL, **context}
    text = render_to_string(f"site/mail/{name}.txt", shown)
    mail = EmailMultiAlternatives(subject, text, to=[reader.email])
    html = css_inline.inline(render_to_string(f"site/mail/{name}.html", shown), load_remote_stylesheets=False)
    mail.attach_alternative(html, "text/html")
    mail.extra_headers["Content-Language"] = language
    mail.extra_headers["Auto-Submitted"] = "auto-generated"
    return mail


def confirmation_mail(reader: Subscriber) -> EmailMultiAlternatives:
    """Return the mail that asks whether the address really wants the letter, in the language of the form."""
    with translation.override(reader.language):
        link = _address("letter_confirm", reader.token)
        return _mail("confirm", _("Confirm your subscription to Waqai"), reader, {"link": link})


def reminder_mail(reader: Subscriber) -> EmailMultiAlternatives:
    """Return the mail to a reader who asks once more, in the language that they chose."""
    with translation.override(reader.language):
        leave = _address("letter_leave", reader.token)
        return _mail("reminder", _("You read the newsletter of Waqai already"), reader, {"leave": leave})


def letter_mail(
    letter: Letter, reader: Subscriber, digest: Digest, connection: BaseEmailBackend
) -> EmailMultiAlternatives:
    """Return one reader's letter; the same letter to the same reader always has the same Message-ID."""
    with translation.override(DEFAULT):
        leave = _address("letter_leave", reader.token)
        subject = _("Waqai: what is new, %(day)s") % {"day": show_weekday(today())}
        mail = _mail("letter", subject, reader, {"digest": digest, "leave": leave, "front": _address("front")})
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    mail.connection = connection
    mail.extra_headers |= {
        "Message-ID": f"<letter-{letter.pk}-{reader.pk}@{host}>",
        "List-ID": f"<letter.{host}>",
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return mail

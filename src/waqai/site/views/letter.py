"""Signing up for the newsletter, confirming, leaving."""

import secrets
import smtplib
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from waqai.site.mails import confirmation_mail, reminder_mail
from waqai.site.own_forms import own_form
from waqai.store.models import Subscriber

# One address is asked to confirm at most once in this time, and all together at most so many in an hour.
_AGAIN_AFTER = timedelta(minutes=15)
_MOST_IN_AN_HOUR = 60
_LONGEST_ADDRESS = 254


def _wrong(request: HttpRequest, message: str, given: str, status: int) -> HttpResponse:
    return render(request, "site/letter.html", {"wrong": message, "given": given}, status=status)


def _check_address(email: str) -> None:
    """Raise ValidationError unless ``email`` is an address that the store can keep."""
    validate_email(email)
    MaxLengthValidator(_LONGEST_ADDRESS)(email)


def _is_flood() -> bool:
    hour_ago = timezone.now() - timedelta(hours=1)
    return Subscriber.objects.filter(asked_at__gt=hour_ago).count() >= _MOST_IN_AN_HOUR


def _ask(email: str) -> None:
    """Send the address a mail, unless it had one just now; a reader's tells that they are one.

    Known or not, it is the same work: how long the answer takes tells nobody who reads the letter.
    """
    fresh = {"token": secrets.token_urlsafe(32), "language": get_language() or "ar"}
    reader, made = Subscriber.objects.get_or_create(email=email, defaults=fresh)
    if not made and reader.asked_at > timezone.now() - _AGAIN_AFTER:
        return
    reader.asked_at = timezone.now()
    if reader.confirmed_at is not None and reader.unsubscribed_at is None:
        reader.save(update_fields=["asked_at"])
        reminder_mail(reader).send()
        return
    if not made:
        reader.token, reader.language = fresh["token"], fresh["language"]
        reader.confirmed_at = reader.unsubscribed_at = None
    reader.save()
    confirmation_mail(reader).send()


@own_form
@require_http_methods(["GET", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """Show the form; ask the address to confirm. The answer is the same whether or not the address was known."""
    if request.method == "GET":
        return render(request, "site/letter.html", {"sent": request.GET.get("sent") == "1"})
    email = request.POST.get("email", "").strip().lower()
    done = HttpResponseRedirect(reverse("letter") + "?sent=1")
    if request.POST.get("website"):
        return done  # filled in by a machine: no person sees that field
    try:
        _check_address(email)
    except ValidationError:
        return _wrong(request, _("This is not an e-mail address. It has the form name@example.org."), email, 400)
    if _is_flood():
        return _wrong(request, _("Too many people are signing up right now. Try again in an hour."), email, 429)
    try:
        _ask(email)
    except (smtplib.SMTPException, OSError):
        Subscriber.objects.filter(email=email, confirmed_at=None).delete()
        return _wrong(request, _("The confirmation mail could not be sent. Try again in a while."), email, 503)
    return done


@own_form  # the token in the address is the proof
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a press of a button (mail programs open links by themselves), then confirm."""
    reader = get_object_or_404(Subscriber, token=token)
    if request.method == "POST" and reader.confirmed_at is None:
        reader.confirmed_at = timezone.now()
        reader.save(update_fields=["confirmed_at"])
    step = "confirmed" if reader.confirmed_at else "confirm"
    return render(request, "site/letter_step.html", {"step": step})


@csrf_exempt  # a mail program's one-click request brings no cookie; the token in the address is the proof
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a press of a button, then stop the letters; also answers mail programs' one-click requests."""
    reader = get_object_or_404(Subscriber, token=token)
    if request.method == "POST" and reader.unsubscribed_at is None:
        reader.unsubscribed_at = timezone.now()
        reader.save(update_fields=["unsubscribed_at"])
    step = "left" if reader.unsubscribed_at else "leave"
    return render(request, "site/letter_step.html", {"step": step})

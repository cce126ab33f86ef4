"""The pages of accounts that are ours: one's own account, and the one-time link."""

from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from waqai.desk.editor import LEAST, verbs_of
from waqai.errors import StoreError
from waqai.site.accounts.browsers import browser_of
from waqai.site.accounts.who import LOGIN, lacks_second_factor, person_of
from waqai.site.accounts.words import FACTORS, ROLES, VERBS
from waqai.site.dates import show_day
from waqai.site.labels import spelled
from waqai.store.audit import Act, add_row
from waqai.store.models import Person
from waqai.store.people import second_factors_of, sessions_of, use_link, who_is_invited

_NEW = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class PasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(label=_("Password"), strip=False, widget=_NEW)
    again = forms.CharField(label=_("The same once more"), strip=False, widget=_NEW)

    def __init__(self, *args: object, person: Person) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.person = person

    def clean_password(self) -> str:
        """Check it against the rules."""
        password = str(self.cleaned_data["password"])
        validate_password(password, self.person)
        return password

    def clean(self) -> None:
        """Check that both are the same."""
        told = self.cleaned_data
        if "password" in told and told["password"] != told.get("again"):
            raise ValidationError({"again": _("This differs from the first.")})


@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """Show one's own account: name, role, groups, second factors, and the ways to change them."""
    person = person_of(request)
    if person is None:
        return HttpResponseRedirect(f"{reverse(LOGIN)}?next={request.path}")
    shown = {
        "person": person,
        "groups": list(person.groups.all()),
        "role": spelled(ROLES, person.role),
        "factors": [spelled(FACTORS, kind) for kind in second_factors_of(person)],
        "may": [spelled(VERBS, verb) for verb in LEAST if verb in verbs_of(person.role)],
        "lacking": lacks_second_factor(person),
    }
    return render(request, "account/account.html", shown)


@never_cache
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited person choose a password, once; a link that does not work says so and nothing else."""
    person = who_is_invited(token)
    if person is None:
        return render(request, "account/welcome.html", {"works": False}, status=404)
    form = PasswordForm(*([request.POST] if request.method == "POST" else []), person=person)
    if form.is_valid():
        try:
            use_link(token, form.cleaned_data["password"])
        except StoreError:  # somebody was faster with it
            return render(request, "account/welcome.html", {"works": False}, status=404)
        add_row(Act(person.name, "password", f"people/{person.name}", told={"by": "link"}))
        told = _("Your password is kept. Sign in with it; your user name is %(name)s.") % {"name": person.name}
        messages.success(request, told)
        return HttpResponseRedirect(reverse(LOGIN))
    shown = {"works": True, "person": person, "form": form}
    return render(request, "account/welcome.html", shown, status=400 if form.is_bound else 200)


def _lines(request: HttpRequest, sessions: list[UserSession]) -> list[dict[str, object]]:
    return [
        {
            "pk": session.pk,
            "browser": browser_of(session.user_agent),
            "address": session.ip,
            "since": show_day(session.created_at.date()),
            "current": session.session_key == request.session.session_key,
        }
        for session in reversed(sessions)
    ]


@never_cache
@require_http_methods(["GET", "POST"])
def sessions_page(request: HttpRequest) -> HttpResponse:
    """List one's own sessions; end one of them, or all but this one."""
    person = person_of(request)
    if person is None:
        return HttpResponseRedirect(f"{reverse(LOGIN)}?next={request.path}")
    own = sessions_of(person)
    if request.method == "POST":
        told = request.POST.get("end", "")
        others = [one for one in own if one.session_key != request.session.session_key]
        ended = [one for one in others if told in ("others", str(one.pk))]
        for session in ended:
            session.end()
        if ended:
            add_row(Act(person.name, "sign-out", f"people/{person.name}", told={"others": len(ended)}))
        return HttpResponseRedirect(reverse("sessions"))
    return render(request, "account/sessions.html", {"sessions": _lines(request, own)})

"""The page where administrators let people in, change what they may do, and lock them out."""

import re
import smtplib
from collections.abc import Callable

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from waqai import desk
from waqai.desk import Editor
from waqai.desk.editor import StaleSignIn
from waqai.errors import WaqaiError
from waqai.site.accounts.who import needs
from waqai.site.accounts.words import FACTORS, ROLES
from waqai.site.labels import spelled
from waqai.site.refusals import in_words
from waqai.store.models import Person
from waqai.store.models.people import PERSON_NAME
from waqai.store.people import second_factors_of

_COMMAS = re.compile("[,\u060c]")  # the second is that of Arabic keyboards


class InviteForm(forms.Form):
    """Who is to be let in; what is wrong is said in the page's language, and nothing typed is lost."""

    name = forms.CharField(
        label=_("Name"),
        max_length=150,
        help_text=_("Letters and digits; it signs what they decide and is never shown in public."),
    )
    role = forms.ChoiceField(label=_("Role"), choices=lambda: [(one, spelled(ROLES, one)) for one in ROLES])
    email = forms.EmailField(
        label=_("Mail address, if the link is to be sent"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr"}),
    )
    why = forms.CharField(label=_("Why"), max_length=500)

    def __init__(self, *args: object) -> None:
        super().__init__(*args, auto_id="new-%s")  # type: ignore[arg-type, misc]
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def clean_name(self) -> str:
        """Check that it may sign, and that nobody has it."""
        name = str(self.cleaned_data["name"])
        try:
            PERSON_NAME(name)
        except ValidationError as error:
            raise ValidationError(
                _("A name is letters and digits without blanks; a dot, a hyphen or a low line may join them.")
            ) from error
        if Person.objects.filter(name__iexact=name).exists():
            raise ValidationError(_("Somebody is called %(name)s already.") % {"name": name})
        return name


def _told(request: HttpRequest, field: str) -> str:
    return request.POST.get(field, "").strip()


def _groups(request: HttpRequest) -> list[str]:
    return [name.strip() for name in _COMMAS.split(_told(request, "groups")) if name.strip()]


def _mail(person: Person, link: str) -> bool:
    """Send the link where there is an address; tell whether it went out."""
    if not person.email:
        return False
    text = _("%(name)s, choose your password for the desk here, once, within three days:") % {"name": person.name}
    try:
        return bool(send_mail(_("Your account at Waqai"), f"{text}\n\n{link}\n", None, [person.email]))
    except (smtplib.SMTPException, OSError):
        return False


def _link(person: Person, token: str) -> dict[str, object]:
    link = settings.SITE_URL + reverse("welcome", args=[token])
    return {"link": link, "invited": person.name, "mailed": _mail(person, link)}


def _invite(editor: Editor, request: HttpRequest, _name: str, _why: str) -> dict[str, object]:
    form = InviteForm(request.POST)
    if not form.is_valid():
        return {"form": form}
    told = form.cleaned_data
    return _link(*desk.invite(editor, told["name"], told["role"], told["why"], told["email"]))


def _link_again(editor: Editor, request: HttpRequest, name: str, why: str) -> dict[str, object]:
    token = desk.link_again(editor, name, why)
    return _link(Person.objects.get_by_natural_key(name), token)


def _quietly(act: Callable[[Editor, str, str], object]) -> "_Act":
    def acted(editor: Editor, request: HttpRequest, name: str, why: str) -> dict[str, object]:
        act(editor, name, why)
        return {}

    return acted


def _role(editor: Editor, request: HttpRequest, name: str, why: str) -> dict[str, object]:
    desk.change_role(editor, name, _told(request, "role"), why)
    return {}


def _change_groups(editor: Editor, request: HttpRequest, name: str, why: str) -> dict[str, object]:
    desk.change_groups(editor, name, _groups(request), why)
    return {}


_Act = Callable[[Editor, HttpRequest, str, str], dict[str, object]]
_ACTS: dict[str, _Act] = {
    "invite": _invite,
    "link": _link_again,
    "role": _role,
    "groups": _change_groups,
    "lock": _quietly(desk.lock),
    "unlock": _quietly(desk.unlock),
    "reset": _quietly(desk.reset_second),
    "sign_out": _quietly(desk.sign_out),
}


def _act(editor: Editor, request: HttpRequest) -> dict[str, object]:
    """Do what the form asks; return what the page then shows: a link, or what was wrong."""
    act = _ACTS.get(_told(request, "act"))
    if act is None:
        return {"wrong": _("The request made no sense to the server.")}
    if not _told(request, "why") and act is not _invite:
        return {"wrong": _("A reason is needed: it is kept with your name.")}
    try:
        return act(editor, request, _told(request, "name"), _told(request, "why"))
    except StaleSignIn:
        raise
    except WaqaiError as error:
        return {"wrong": in_words(error)}


def _shown() -> list[dict[str, object]]:
    return [
        {
            "person": person,
            "role": spelled(ROLES, person.role),
            "groups": ", ".join(group.name for group in person.groups.all()),
            "factors": _(", ").join(spelled(FACTORS, kind) for kind in second_factors_of(person)),
        }
        for person in Person.objects.prefetch_related("groups")
    ]


@needs("people")
@require_http_methods(["GET", "POST"])
def people_page(request: HttpRequest, editor: Editor) -> HttpResponse:
    """List everybody with what can be changed; do what a form asks."""
    done = _act(editor, request) if request.method == "POST" else {}
    if request.method == "POST" and not done:
        return HttpResponseRedirect(reverse("people"))
    roles = [(role, spelled(ROLES, role)) for role in ROLES]
    shown = {"people": _shown(), "roles": roles, "form": InviteForm(), **done}
    return render(request, "account/people.html", shown, status=400 if {"wrong", "form"} & set(done) else 200)

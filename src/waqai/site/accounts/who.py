"""Who is asking, and whether they may: the one way from a request to an ``Editor``, and the doors of the desk's views.

A view behind a door gets the editor as its second argument::

    @needs("withdraw")
    def withdraw_page(request: HttpRequest, editor: Editor, ref: str) -> HttpResponse: ...
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from waqai.desk.editor import DANGEROUS, Editor, StaleSignIn
from waqai.site.accounts.proof import proved_lately
from waqai.store.models import Person

LOGIN = "account_login"  # the names of the addresses to reverse
LOGOUT = "account_logout"
SECOND_FACTOR = "mfa_index"

_P = ParamSpec("_P")
_View = Callable[Concatenate[HttpRequest, Editor, _P], HttpResponse]
_Door = Callable[Concatenate[HttpRequest, _P], HttpResponse]


def person_of(request: HttpRequest) -> Person | None:
    """Return who is signed in; asks no database where the request brings no session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    person = request.user
    return person if isinstance(person, Person) and person.is_active else None


def lacks_second_factor(person: Person) -> bool:
    """Tell whether this person's role demands a second factor (``WAQAI_DEMAND_MFA``) and they have none yet."""
    return person.role in settings.WAQAI_DEMAND_MFA and not is_mfa_enabled(person)


def editor_of(request: HttpRequest) -> Editor | None:
    """Return the editor that the signed-in person is; None for everybody else.

    That is also who has no second factor yet where one is demanded, so that no view can forget to ask.
    """
    person = person_of(request)
    if person is None or lacks_second_factor(person):
        return None
    groups = frozenset(person.groups.values_list("pk", flat=True))
    return Editor.of_role(person.name, person.role, groups, fresh=proved_lately(request))


def lead_in(request: HttpRequest, back: str = "") -> HttpResponse:
    """Lead to where the person can get what they lack: signed in, or a second factor; then ``back``, or here."""
    person = person_of(request)
    name = SECOND_FACTOR if person and lacks_second_factor(person) else LOGIN
    query = {} if name == SECOND_FACTOR else {"next": back or request.get_full_path()}
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode(query)}" if query else reverse(name))


def needs(verb: str) -> Callable[[_View[_P]], _Door[_P]]:
    """Let a view be opened only by an editor who may do ``verb``; others are led to sign in, or get a 403.

    A dangerous verb that is sent off (POST) with an old sign-in leads to signing in again, and goes on from there. The
    view is never kept by a cache.
    """

    def behind(view: _View[_P]) -> _Door[_P]:
        @never_cache
        @wraps(view)
        def door(request: HttpRequest, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
            editor = editor_of(request)
            if editor is None:
                return lead_in(request)
            if verb not in editor.may:
                raise PermissionDenied
            if verb in DANGEROUS and not editor.fresh and request.method == "POST":
                raise ReauthenticationRequired  # allauth keeps the form, asks, and sends it again
            try:
                return view(request, editor, *args, **kwargs)
            except StaleSignIn as error:
                raise ReauthenticationRequired from error

        return cast(_Door[_P], door)

    return behind


def signed_in(view: _View[_P]) -> _Door[_P]:
    """Let a view be opened by everybody who may see what is not public."""
    return needs("see")(view)

"""Django's admin at /admin/, for administrators: to look, and to keep house. Nothing that people decided changes here.

What may be changed in it: subscribers of the letter (to take an address off) and the names of groups. People are
changed on the people's page or at the command line, where every act asks for its reason.
"""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation

from waqai.site.accounts.who import editor_of, lacks_second_factor, lead_in, person_of
from waqai.site.languages import DEFAULT, remembered
from waqai.store import models
from waqai.store.audit import Act, add_row

if TYPE_CHECKING:
    _Table = admin.ModelAdmin[Any]
else:
    _Table = admin.ModelAdmin  # Django's own class takes no type arguments


def _in_reader_s_language(request: HttpRequest) -> AbstractContextManager[None]:
    """Let addresses be those of the reader's language: these pages are English, what they lead to is not."""
    return translation.override(remembered(request) or DEFAULT)


class Housekeeping(admin.AdminSite):
    """The admin's own door: an administrator, with a second factor where one is demanded."""

    site_header = site_title = "Waqai"
    index_title = "Housekeeping"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Tell whether the one who asks may come in."""
        editor = editor_of(request)
        return editor is not None and "people" in editor.may

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Lead to the site's own way of signing in; the admin has none.

        Raises:
            PermissionDenied: somebody who is signed in and is no administrator.
        """
        person = person_of(request)
        if person and not lacks_second_factor(person):
            raise PermissionDenied
        with _in_reader_s_language(request):
            return lead_in(request, request.GET.get("next", request.path))

    def logout(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the site's own way of signing out."""
        with _in_reader_s_language(request):
            return HttpResponseRedirect(reverse("account_logout"))

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the site's own way of changing a password."""
        with _in_reader_s_language(request):
            return HttpResponseRedirect(reverse("account_change_password"))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: ANN401  (Django's types are its own)
        """Let the admin's pages run the admin's own scripts, and show its own pictures; nothing else."""
        return csp_update({"script-src": [SELF]})(super().admin_view(view, cacheable))


class Looking(_Table):
    """A table that can only be looked at."""

    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nobody changes here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nobody deletes here."""
        return False


class Logged(_Table):
    """A table that can be changed; each change is logged."""

    def _log(self, request: HttpRequest, verb: str, row: Any) -> None:  # noqa: ANN401
        add_row(Act(str(request.user), "housekeeping", f"{row._meta.model_name}/{row.pk}", verb))

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:  # noqa: ANN401
        """Write it into our log, too."""
        self._log(request, "add", obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:  # noqa: ANN401
        """Write it into our log, too."""
        self._log(request, "change", obj)
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:  # noqa: ANN401
        """Write it into our log, too."""
        for row in queryset:
            self._log(request, "delete", row)
        return super().log_deletions(request, queryset)


class Groups(Logged):
    """Groups: their names. Who is in them stands on the people's page."""

    fields = ("name",)
    list_display = ("name",)


class Subscribers(Logged):
    """Readers of the letter: an address can be taken off."""

    list_display = ("email", "language", "asked_at", "confirmed_at", "unsubscribed_at")
    fields = readonly_fields = ("email", "language", "asked_at", "confirmed_at", "unsubscribed_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody is signed up but by themselves."""
        return False


class Log(Looking):
    """The audit log."""

    list_display = ("number", "when", "who", "verb", "what", "why")
    list_filter = ("verb",)
    search_fields = ("who", "what")


class People(Looking):
    """People, without their passwords."""

    list_display = ("name", "role", "is_active", "last_login")
    fields = ("name", "email", "role", "is_active", "made", "last_login")


class Judgements(Looking):
    """What people decided on records."""

    list_display = ("when", "who", "verb", "section", "attached", "why")
    list_filter = ("verb",)
    fields = ("when", "who", "verb", "section", "record", "attached", "why", "value")


class Decisions(Looking):
    """What people decided on incidents."""

    list_display = ("when", "who", "act", "why", "undone_by", "undone_at")
    list_filter = ("act",)


class Letters(Looking):
    """Letters sent."""

    list_display = ("since", "until", "sent_at")


class Sources(Looking):
    """Outlets."""

    list_display = ("name",)
    search_fields = ("name",)


housekeeping = Housekeeping(name="admin")
for _model, _shown in (
    (models.AuditRow, Log),
    (models.Group, Groups),
    (models.Judgement, Judgements),
    (models.Letter, Letters),
    (models.LinkJudgement, Decisions),
    (models.Person, People),
    (models.Source, Sources),
    (models.Subscriber, Subscribers),
):
    housekeeping.register(_model, _shown)

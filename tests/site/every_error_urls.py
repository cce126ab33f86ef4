"""The site's addresses, and some that go wrong on purpose: no reader comes to those pages otherwise."""

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import SuspiciousOperation
from django.urls import path

from waqai.site import urls
from waqai.site.urls import handler400, handler403, handler404, handler429, handler500
from waqai.site.views.errors import too_many

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]


def go_wrong(request, status):
    if status == 429:
        return too_many(request)
    raise {400: SuspiciousOperation, 500: ArithmeticError}[status]


urlpatterns = [
    *i18n_patterns(path("every-error/<int:status>/", go_wrong), prefix_default_language=False),
    *urls.urlpatterns,
]

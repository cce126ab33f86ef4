"""How long ago a person proved who they are, in this session."""

import time

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest


def proved_lately(request: HttpRequest) -> bool:
    """Tell whether the signed-in person signed in, or proved themselves again, within the last minutes.

    Unlike allauth, which asks again right after signing in: signing in is over (all its steps) once there is a person.
    """
    if not request.user.is_authenticated:
        return False
    records = get_authentication_records(request, request.user)
    latest: float = max((record.get("at", 0.0) for record in records), default=0.0)
    timeout: float = app_settings.REAUTHENTICATION_TIMEOUT
    return time.time() - latest < timeout

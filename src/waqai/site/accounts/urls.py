"""The addresses of signing in. What allauth could do and this site does not (sign-up, mail addresses) has none.

A page that talks to a passkey runs three small scripts of our own address; no other page runs any.
"""

from collections.abc import Callable

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpResponseBase
from django.urls import path

from waqai.site.accounts import people_page, views

_View = Callable[..., HttpResponseBase]


def _with_scripts(view: _View) -> _View:
    return csp_update({"script-src": [SELF], "connect-src": [SELF]})(view)


urlpatterns = [
    path("", views.account, name="account"),
    path("welcome/<str:token>/", views.welcome, name="welcome"),
    path("sessions/", views.sessions_page, name="sessions"),
    path("people/", people_page.people_page, name="people"),
    path("login/", _with_scripts(account.login), name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("locked/", account.account_inactive, name="account_inactive"),
    path("password/", account.password_change, name="account_change_password"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("again/code/", second.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey/", _with_scripts(passkey.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("second/", second.index, name="mfa_index"),
    path("second/step/", _with_scripts(second.authenticate), name="mfa_authenticate"),
    path("second/app/", app.activate_totp, name="mfa_activate_totp"),
    path("second/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("second/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second/passkeys/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("second/passkeys/add/", _with_scripts(passkey.add_webauthn), name="mfa_add_webauthn"),
    path("second/passkeys/login/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("second/passkeys/<int:pk>/remove/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("second/passkeys/<int:pk>/name/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
]

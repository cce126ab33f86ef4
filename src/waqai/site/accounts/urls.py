"""The addresses of signing in. What allauth could do and this site does not (sign-up, mail addresses) has none."""

from allauth.account import views as account
from django.urls import include, path

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("second/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]

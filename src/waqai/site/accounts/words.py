"""Roles, verbs and second factors in words; and what the forms of allauth and Django say, so that it is Arabic too."""

from django.utils.translation import gettext_noop

ROLES = {
    "reader": gettext_noop("Reader"),
    "coder": gettext_noop("Coder"),
    "editor": gettext_noop("Editor"),
    "administrator": gettext_noop("Administrator"),
}
VERBS = {
    "see": gettext_noop("See what waits for a person"),
    "accept": gettext_noop("Accept records"),
    "correct": gettext_noop("Correct records"),
    "reject": gettext_noop("Reject records"),
    "add": gettext_noop("Add missing records"),
    "take_back": gettext_noop("Undo your own decisions"),
    "finish": gettext_noop("Say that nothing is missing from a page"),
    "merge": gettext_noop("Merge incidents"),
    "split": gettext_noop("Split incidents"),
    "move": gettext_noop("Move reports between incidents"),
    "keep_apart": gettext_noop("Keep incidents apart"),
    "undo": gettext_noop("Undo decisions"),
    "restore": gettext_noop("Restore how a record stood"),
    "release": gettext_noop("Release names that are held back"),
    "withdraw": gettext_noop("Withdraw in public"),
    "answer": gettext_noop("Say what answers a demand"),
    "confirm": gettext_noop("Confirm what others decided, as the second person"),
    "export": gettext_noop("Export what is kept to your groups"),
    "restrict": gettext_noop("Keep pages and incidents to a group"),
    "people": gettext_noop("Let people in and out"),
    "audit": gettext_noop("Read the log of who did what"),
}
FACTORS = {
    "webauthn": gettext_noop("passkey"),
    "totp": gettext_noop("authenticator app"),
    "recovery_codes": gettext_noop("recovery codes"),
}
# Shown as they are by the forms of allauth and Django.
OTHERS_SAY = (
    gettext_noop("Username"),
    gettext_noop("Password"),
    gettext_noop("Current Password"),
    gettext_noop("New Password"),
    gettext_noop("New Password (again)"),
    gettext_noop("Code"),
    gettext_noop("Authenticator code"),
    gettext_noop("The username and/or password you specified are not correct."),
    gettext_noop("Too many failed login attempts. Try again later."),
    gettext_noop("Incorrect password."),
    gettext_noop("Incorrect code."),
    gettext_noop("Please type your current password."),
    gettext_noop("You must type the same password each time."),
)

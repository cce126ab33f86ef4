"""What the desk refuses, in the language of the page: what an error says itself is English, for terminals and logs."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from waqai.errors import WaqaiError

SENTENCES = {
    # who
    "no_name": gettext_noop("Sign in first: it is kept with your name."),
    "may_not": gettext_noop("Your role does not let you do this."),
    "stale_sign_in": gettext_noop("You signed in a while ago: sign in again."),
    "no_reason": gettext_noop("A reason is needed: it is kept with your name."),
    # on what
    "not_there": gettext_noop("Nothing of that address or number is here that you may see."),
    "kept_to_others": gettext_noop("This report is of an incident that is kept to others."),
    "nothing_read": gettext_noop("No report of this incident is read any more: there is nothing to decide on."),
    "not_stored": gettext_noop("It could not be stored. Try again in a while, or tell whoever runs the site."),
    # on a record
    "wrong_value": gettext_noop("This is no value of that field."),
    "no_kind": gettext_noop("Choose what it is that you add."),
    "no_words": gettext_noop("Quote the words of the article that tell it."),
    "no_proof": gettext_noop("Quote the words of the article that prove it."),
    "out_of_text": gettext_noop("The words that were chosen are not in the article."),
    "told_already": gettext_noop("A record of this kind rests on these words already: correct that one."),
    "not_held_back": gettext_noop("This name is not held back here."),
    "no_judgement": gettext_noop("There is no such judgement."),
    "not_standing": gettext_noop("This decision does not stand any more."),
    "not_own": gettext_noop("You may take back only what you decided yourself."),
    "not_waiting": gettext_noop("This does not wait for a second person any more."),
    "own_judgement": gettext_noop("You gave it: another person confirms it."),
    "answers_nothing": gettext_noop("Give the address of an event or a statement: nothing else answers a demand."),
    # on incidents
    "one_already": gettext_noop("These two are one incident already."),
    "one_incident": gettext_noop("These two are one incident: part its reports instead."),
    "none_to_part": gettext_noop("Choose the reports of this incident that are to be parted from it."),
    "nothing_left": gettext_noop("You chose all reports of this incident: one has to stay."),
    "there_already": gettext_noop("This report is of that incident already."),
    # on people
    "no_person": gettext_noop("There is no person of that name."),
    "no_role": gettext_noop("There is no such role."),
    "name_taken": gettext_noop("Somebody has this name already."),
    "wrong_person": gettext_noop("Name or mail address will not do."),
    "unnamed_group": gettext_noop("A group needs a name."),
    "last_administrator": gettext_noop("This is the last administrator: make somebody else one first."),
    "is_locked": gettext_noop("This person is locked: unlock them first."),
}


def in_words(error: Exception) -> str:
    """Return what was wrong, for the page: the sentence of the error's code, else what the error says itself."""
    code = error.code if isinstance(error, WaqaiError) else ""
    return _(SENTENCES[code]) if code in SENTENCES else str(error)

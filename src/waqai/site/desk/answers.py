"""What answers a demand, and what may: for the demand's screen at the desk."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from waqai.site.dates import digits
from waqai.site.desk.lines import lines_at
from waqai.store.access import Groups, may_see
from waqai.store.answering import Proposal, answers_of, proposals
from waqai.store.models import Demand


def _why(proposal: Proposal) -> str:
    words = {
        "asked": _("by one who was asked"),
        "type": _("of a kind that fits"),
        "place": _("at a place of the same report"),
    }
    told = [words[name] for name, _count in proposal.why if name in words]
    told += [
        ngettext("%(n)s word in common", "%(n)s words in common", count) % {"n": digits(count)}
        for name, count in proposal.why
        if name == "words"
    ]
    return _(", ").join(told)


def answers_shown(demand: Demand, groups: Groups) -> dict[str, Any]:
    """Return the answers that people gave and the machine's proposals, as lines with what they were found by; only what
    somebody in ``groups`` may see.
    """
    given = [one for one in answers_of([demand]).get(demand.pk, []) if may_see(*one, groups)]
    found = [one for one in proposals(demand) if may_see(one.section, one.record.ref, groups)]
    may = {(one.section, one.record.ref): _why(one) for one in found}
    return {
        "answers": lines_at(given),
        "proposed": [(line, may[str(line.section), line.ref]) for line in lines_at(may)],
    }

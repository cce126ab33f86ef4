"""Incidents at the desk: those that nearly are one, merging, parting, moving, keeping apart, withdrawing."""

import pytest
from at_desk import WHY, decide
from django.urls import reverse
from people import make_person, sign_in

from incidents import link, story, telling
from waqai import desk
from waqai.desk import Editor
from waqai.store import models
from waqai.store.likely import keep_likely


@pytest.fixture
def two(client):
    """Two incidents that nearly are one, and an editor who is signed in."""
    one, other = link([telling("الأول"), telling("الثالث", lead=2)], [telling("الثاني", lead=1)])
    events = [incident.told.first().event for incident in (one, other)]
    keep_likely([(*events, -0.2, [("day=days 0", 1.5), ("place=km more", -2.0)])])
    sign_in(client, make_person("amal", "editor"))
    return client, one, other


def test_likely_pairs_stand_side_by_side_with_their_reasons(two):
    client, one, other = two
    page = client.get("/desk/likely/")
    (pair,) = page.context["pairs"]
    assert (pair.one.ref, pair.other.ref) == (one.ref, other.ref)
    assert [(part.name, part.level, part.speaks_for) for part in pair.parts] == [
        ("day", "days 0", True),
        ("place", "km more", False),
    ]
    assert [part.text for part in pair.parts] == ["كلاهما يذكر اليوم نفسه.", pair.parts[1].text]
    assert "days 0" not in page.text and "km more" not in page.text
    assert len(pair.one.lines) == 2
    beside = client.get(reverse("desk_incident", args=[other.ref])).context["pairs"]
    assert [(one_pair.one.ref, one_pair.other.ref) for one_pair in beside] == [(other.ref, one.ref)]


def test_merging_and_undoing(two):
    client, one, other = two
    answer = decide(client, one, "merge", other=f"/desk/incidents/{other.ref}/")
    assert answer.status_code == 302 and models.Told.objects.values("incident").distinct().count() == 1
    page = client.get(answer["Location"])
    assert page.context["done"]["act"] and 'value="undo"' in page.text
    number = models.LinkJudgement.objects.get().pk
    undone = client.get(decide(client, one, "undo", number=number)["Location"])
    assert models.Told.objects.values("incident").distinct().count() == 2
    assert "أُلغي القرار" in undone.text and 'data-key="u"' not in undone.text
    assert "amal" in client.get(reverse("desk_incident", args=[one.ref])).text


def test_the_other_incident_is_chosen_from_those_near(two):
    client, one, other = two
    page = client.get(reverse("desk_incident", args=[one.ref]))
    assert [near.ref for near in page.context["near"]] == [other.ref]
    assert page.context["near"][0].line.title in page.text and page.context["title"] in page.text
    assert decide(client, one, "merge").status_code == 400, "none was chosen"
    assert decide(client, one, "merge", near=other.ref, other="").status_code == 302
    assert models.Told.objects.values("incident").distinct().count() == 1


def test_those_near_are_of_the_same_place_within_two_weeks_the_same_kind_first(two):
    client, one, _other = two
    later, kind, far = link(
        *(
            [telling(outlet, text=f"{story(0, 1)} وهذا من {outlet}", type=kind)]
            for outlet, kind in (("الرابع", "shelling"), ("الخامس", "protest"), ("السادس", "shelling"))
        )
    )
    for incident, day in ((later, "2024-03-19"), (kind, "2024-03-10"), (far, "2024-04-19")):
        models.Event.objects.filter(ref=incident.told.get().event).update(day=day, start=day, end=day)
    refs = [near.ref for near in client.get(reverse("desk_incident", args=[one.ref])).context["near"]]
    assert refs.index(later.ref) < refs.index(kind.ref) and far.ref not in refs


def test_parting_moving_and_keeping_apart(two):
    client, one, other = two
    part = one.told.last().event
    decide(client, one, "split", event=[part])
    assert models.Told.objects.values("incident").distinct().count() == 3
    third = models.Told.objects.get(event=part).incident
    decide(client, third, "move", event=[part], other=other.ref)
    assert models.Told.objects.get(event=part).incident == other
    decide(client, one, "keep_apart", other=other.ref)
    assert not client.get("/desk/likely/").context["pairs"]


def test_withdrawing_an_incident_says_so_in_public(two):
    client, one, _ = two
    assert decide(client, one, "withdraw").status_code == 302
    assert client.get(f"/incidents/{one.ref}/").status_code == 410


@pytest.mark.parametrize(
    ("act", "more", "status"),
    [("merge", {}, 400), ("split", {}, 400), ("burn", {}, 400), ("merge", {"why": ""}, 400), ("undo", {}, 400),
     ("merge", {"other": "nowhere"}, 400)],
)  # fmt: skip
def test_a_wrong_decision_is_refused(two, act, more, status):
    client, one, _ = two
    assert decide(client, one, act, **more).status_code == status
    assert models.LinkJudgement.objects.count() == 0


def test_an_incident_that_changed_is_not_decided_on(two):
    client, one, other = two
    page = client.get(reverse("desk_incident", args=[one.ref]))
    told = {"act": "withdraw", "why": WHY, "seen": page.context["version"], "events": page.context["events"]}
    joined = list(other.told.values_list("event", flat=True))
    desk.merge(Editor("rim"), one.ref, other.ref, WHY)
    answer = client.post(reverse("desk_incident_act", args=[one.ref]), told)
    assert answer.status_code == 409 and not models.Incident.objects.filter(withdrawn=True).exists()
    assert sorted(answer.context["came"]) == sorted(joined) and answer.context["went"] == []

"""What a reader missed, added at the desk by a person, with the words that prove it."""

import re

import pytest
from at_desk import WHY, act, event, page_ref
from django.urls import reverse

from waqai.store import models


def added(client, **more):
    told = {"section": "events", "f.type": "protest", "f.modality": "reported", "why": WHY,
            "quote.record": "لا خبر في هذه الفقرة"}  # fmt: skip
    return client.post(reverse("desk_add", args=[page_ref()]), told | more)


def test_a_missed_record_is_added_and_says_who_added_it(worked):
    answer = added(worked)
    row = models.Event.objects.get(type="protest")
    assert answer.status_code == 302 and row.ref in answer["Location"]
    assert (row.state, row.by_person, row.modality) == ("added", True, "reported")
    worked.logout()
    public = worked.get(f"/events/{row.ref}/")
    assert public.status_code == 200 and "أضافه شخص" in public.text


@pytest.mark.parametrize(
    ("section", "more"),
    [
        ("statements", {"f.kind": "warn", "f.issuer": "شبكة النهر", "f.issuer.kind": "organisation"}),
        ("demands", {"f.ask": "access", "f.who": "شبكة النهر", "f.who.kind": "organisation", "f.of": ""}),
    ],
)
def test_statements_and_demands_are_added(worked, section, more):
    assert worked.get(f"{reverse('desk_article', args=[page_ref()])}?section={section}").status_code == 200
    answer = added(worked, section=section, **more)
    assert answer.status_code == 302, re.findall(r'class="wrong".*', answer.text)
    assert models.Judgement.objects.get(verb="add").section == section


def test_names_of_an_added_record_are_proved_by_the_words_that_name_them(worked):
    told = {"f.who": "شبكة النهر\nاتحاد لا يذكره أحد", "f.who.kind": "organisation", "f.of": ""}
    text = models.Article.objects.get(page__ref=page_ref()).text
    added(worked, section="demands", **{"f.ask": "access", "quote.record": text.split("\n\n")[1]}, **told)
    proofs = models.Demand.objects.get(by_person=True).evidence.filter(field="who")
    assert [text[one.start : one.end] for one in proofs] == ["شبكة النهر"], "a name the article has not proves nothing"


def test_what_was_typed_is_not_lost_where_something_was_wrong(worked):
    page = added(worked, why="", **{"f.actor1": "نقابة الرمان", "f.type": "riot"})
    assert "نقابة الرمان" in page.text and '<option value="riot" selected>' in page.text
    assert "لا خبر في هذه الفقرة</textarea>" in page.text
    wrong = act(worked, event(), "correct", field="actor1", quote="ليس فيه", **{"f.actor1": "نقابة الرمان"})
    assert wrong.status_code == 400 and "نقابة الرمان" in wrong.text and "ليس فيه</textarea>" in wrong.text
    names = {"f.actor1": "بلدية الوادي", "f.actor1.kind": "authority"}
    wrong = act(worked, event(), "correct", field="actor1", quote="ليس فيه", **names)
    assert '<option value="authority" selected>' in wrong.text, "else the authority would come back a private person"


@pytest.mark.parametrize("told", ["2024-03-09", "9/3/2024", "٩/٣/٢٠٢٤", "٩ آذار ٢٠٢٤", "9 مارس 2024", "9 Mar 2024"])
def test_days_are_typed_as_people_write_them(worked, told):
    answer = act(worked, event(), "correct", field="start", quote="قصفت", **{"f.start": told})
    assert answer.status_code == 302 and str(event().start) == "2024-03-09"


@pytest.mark.parametrize("told", ["أمس", "31/2/2024", "3/2024", "٩ كذا ٢٠٢٤"])
def test_what_is_no_day_is_refused_with_an_example_and_stays_typed(worked, told):
    answer = act(worked, event(), "correct", field="start", quote="قصفت", **{"f.start": told})
    assert answer.status_code == 400 and f'value="{told}"' in answer.text and "١١ نيسان ٢٠٢٥" in answer.text


@pytest.mark.parametrize("more", [{"why": ""}, {"quote.record": ""}, {"f.type": ""}, {"quote.record": "ليس فيه"}])
def test_a_wrong_addition_says_why(worked, more):
    assert added(worked, **more).status_code == 400
    assert models.Judgement.objects.count() == 0


def test_a_page_is_said_to_be_whole(worked):
    assert worked.post(reverse("desk_finish", args=[page_ref()]), {"why": " "}).status_code == 400
    assert worked.post(reverse("desk_finish", args=[page_ref()]), {"why": WHY}).status_code == 302
    assert "amal" in worked.get(reverse("desk_article", args=[page_ref()])).text

"""What tests of the desk's pages do: a record's address, an act on it, a decision on an incident."""

from django.urls import reverse

from waqai.store import models

WHY = "قورن بالمقال"


def event():
    return models.Event.objects.get(type="shelling", report__article__page__url="https://example.org/shelling")


def address(row, name="desk_record", language="ar"):
    prefix = "" if language == "ar" else f"/{language}"
    return prefix + reverse(name, args=[row.section, row.ref])


def act(client, row, act, **more):
    page = client.get(address(row))
    told = {"act": act, "why": WHY, "seen": page.context["version"], "saw": page.context["saw"], "in": row.section}
    return client.post(address(row, "desk_act"), told | more)


def page_ref():
    return event().report.article.page.ref


def decide(client, incident, act, **more):
    page = client.get(reverse("desk_incident", args=[incident.ref]))
    told = {"act": act, "why": WHY, "seen": page.context["version"], "events": page.context["events"]}
    return client.post(reverse("desk_incident_act", args=[incident.ref]), told | more)

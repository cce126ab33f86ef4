"""The share card of an incident as a picture."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from waqai.errors import StoreError
from waqai.site import incidents, locator, share_cards
from waqai.store.access import find_public_incident


def incident_picture(request: HttpRequest, ref: str) -> HttpResponse:
    """Answer with the card of an incident that everybody may see; one that was taken back has none."""
    try:
        incident = find_public_incident(ref)
    except StoreError as error:
        raise Http404 from error
    if incident.ref != ref:
        return HttpResponsePermanentRedirect(reverse("incident_picture", args=[incident.ref]))
    found = [] if incident.withdrawn else incidents.gather([incident])
    if not found:
        raise Http404
    place = locator.locate(found[0].claims.of("places"), found[0].names)
    made = share_cards.picture(share_cards.draw(incidents.incident_card(found[0]), place))
    tag = f'"{made.digest}"'
    same = request.headers.get("If-None-Match") == tag
    response = HttpResponse(status=304) if same else HttpResponse(made.png, content_type="image/png")
    response.headers["ETag"], response.headers["Cache-Control"] = tag, "public, max-age=600"
    return response

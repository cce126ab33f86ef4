"""Map and timeline as SVG, and their tables' rows, written straight: as templates they take several times as long."""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from waqai.site.dates import digits
from waqai.site.mapping import Area, Map
from waqai.site.timeline import ABOVE, Bin, Timeline

_LABELLED = 30  # discs with their number written on them: the largest


def map_svg(drawn: Map, target: str, land: str) -> SafeString:
    """Return the map; ``target`` is the page that areas lead to, ``land`` the address of the base map."""
    areas = (_area(area, target, number < _LABELLED) for number, area in enumerate(drawn.areas))
    return SafeString(
        f'<svg class="map" viewBox="0 0 {drawn.width} {drawn.height}" aria-hidden="true" focusable="false">\n'
        f'<use class="land" href="{escape(land)}#land" transform="{drawn.base}"/>\n{"".join(areas)}</svg>'
    )


def _area(area: Area, target: str, labelled: bool) -> str:
    count = digits(area.incidents)
    at = f'cx="{area.x}" cy="{area.y}"'
    text = f'<text x="{area.x}" y="{area.y}" dy=".35em">{count}</text>' if labelled else ""
    return (
        f'<a href="{target}?{escape(area.query)}" tabindex="-1"><title>{escape(area.label)}: {count}</title>'
        f'<circle class="extent" {at} r="{area.extent}"/><circle class="disc" {at} r="{area.radius}"/>{text}</a>\n'
    )


def times_svg(drawn: Timeline, target: str) -> SafeString:
    """Return the timeline; ``target`` is the page that its stretches lead to."""
    bins = "".join(_bin(one, target, drawn.height) for one in drawn.bins)
    return SafeString(
        f'<svg class="times" viewBox="0 -4 {drawn.width} {drawn.height + 8}" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false">\n{bins}'
        f'<path class="rule" d="M0 {ABOVE}h{drawn.width}M0 {drawn.height}h{drawn.width}"/></svg>'
    )


def _bin(one: Bin, target: str, height: int) -> str:
    title = f"{one.label}: {digits(one.incidents)}"
    if one.killed:
        killed = pgettext("column", "killed")
        title = f"{title}; {killed}: {one.killed}"
    at = f'x="{one.x}" width="{one.width}"'
    bar = f'y="{one.count}" height="{ABOVE - float(one.count):.1f}"'
    band = f'<path class="band" d="M{one.x} {one.most}h{one.width}V{one.least}h-{one.width}z"/>' if one.killed else ""
    return (
        f'<a href="{target}?{escape(one.query)}" tabindex="-1"><title>{escape(title)}</title>'
        f'<rect class="any" {at} y="0" height="{height}"/><rect class="told" {at} {bar}/>{band}</a>\n'
    )


def rows_html(rows: Iterable[Area | Bin], target: str = "") -> SafeString:
    """Return the rows of a table that tells the same: what it is called, how many incidents, how many killed."""
    return SafeString("".join(_row(row, target) for row in rows))


def _row(row: Area | Bin, target: str) -> str:
    note = ""
    if isinstance(row, Area) and not row.drawn:
        undrawn = _("(not on the map)")  # texts in an f-string are not found for the catalogues
        note = f' <small class="soft">{escape(undrawn)}</small>'
    return (
        f'<tr><th scope="row"><a href="{target}?{escape(row.query)}"><bdi>{escape(row.label)}</bdi></a>{note}</th>'
        f'<td class="num">{digits(row.incidents)}</td><td class="num">{escape(row.killed)}</td></tr>\n'
    )

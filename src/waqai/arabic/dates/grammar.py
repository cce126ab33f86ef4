"""The shapes of time expressions, as regular expressions over step tags (see words.py and steps.py for the letters).

Each shape names the kind of moment it makes. At one place the longest shape wins; of equally long ones the first.
"""

import re

_NUMBER = "[NO]"
_MONTH = r"(?:[mwl](?:[ZH]?[mwl]|\([mwl]\))?)"
_MONTH_OR_ITS_NUMBER = rf"(?:M?{_MONTH}|M{_NUMBER})"
_LEAN = "[pne]"
_YEAR = rf"(?:[,ZH]?[~_]?(?:Y{_LEAN}?)?z5?|[~_]?(?:Y{_LEAN}|TY))"
_MONTH_TAIL = rf"{_LEAN}?{_YEAR}?"
_LINK = "(?:W?[=>]|[HW])"
_DAYS = rf"{_NUMBER}(?:{_LINK}{_NUMBER}){{0,3}}"
_NUMERIC = "D[F5]?"
_DAY_OF_MONTH = rf"{_DAYS}[ZH~]?~?{_MONTH_OR_ITS_NUMBER}{_MONTH_TAIL}"
_MONTH_THEN_DAY = rf"M?{_MONTH}N(?:(?:H|=)N(?:,?z)?|,?z(?=[^N]|$)|(?=[.,)]|$))"
_DAY_OF_THIS = rf"{_DAYS}~?(?:M{_LEAN}|TM|n)"
_HIJRI_DAY = r"[NO][ZH~]?M?J(?:[ZH]?[~_]?Y?cF?|F)?"
_DATE = rf"(?:{_NUMERIC}|{_HIJRI_DAY}|{_DAY_OF_MONTH}|{_DAY_OF_THIS}|{_MONTH_THEN_DAY})"
_PART = "(?:h(?:Wh)?[~_]?)"
_WEEKDAY = "B?A"
_REFERENCE_MONTH = rf"(?:{_MONTH_OR_ITS_NUMBER}{_MONTH_TAIL}|M{_LEAN}|TM)"

# What a moment is called, the tags it can begin with, its shape.
_SHAPES: tuple[tuple[str, str, str], ...] = (
    ("date", "hBRQIATDNOMmwl", rf"{_PART}?(?:B?[RQI][,(]?)?h?(?:{_WEEKDAY}{_LEAN}?\)?)?,?\(?(?:g?_?)Z?B?Q?{_DATE}h?"),
    ("weekday", "hBRQIA", rf"{_PART}?(?:B?[RQI]h?[,(]?)?{_WEEKDAY}{_LEAN}?h?"),
    ("weekday_number", "BA", r"B?AO"),
    ("nights", "hBA", r"(?:h|B)?A(?:[HWZ]|_)?A"),
    ("relative", "hBTRIQ", rf"{_PART}?(?:B?T?[RI]|T?Q[pe]?)h?"),
    ("week_day", "BaAj", rf"B?[aAj]~?(?:E{_LEAN}|TE)"),
    ("nth", "OLBA", rf"(?:[OL]B?[aA]|B?A[OL])[~_]?{_REFERENCE_MONTH}"),
    ("nth_day", "OLQB", rf"(?:[OL]B|[QB][OL])[~_]?{_REFERENCE_MONTH}"),
    ("nth_week", "OLE", rf"(?:[OL]E|E[OL])[~_]?{_REFERENCE_MONTH}"),
    ("week", "ET", rf"(?:E{_LEAN}|TE)"),
    ("month", "GLMmwl", rf"[GL]?~?M?{_MONTH}{_MONTH_TAIL}"),
    ("month", "GM", rf"G~?M{_NUMBER}{_YEAR}?|M{_NUMBER}{_YEAR}"),
    ("this_month", "GLMT", rf"[GL]?~?(?:M{_LEAN}|TM)"),
    ("hijri_month", "GMJ", rf"G?(?:MJ(?:{_LEAN}|[~_]?Y?[cz]F?)?|J(?:[~_]?Y?[cz]F?|{_LEAN}))"),
    ("year", "GYTzc", rf"G?~?(?:Y{_LEAN}?z5?|z5?|Y{_LEAN}|TY|Yc?F|Yc|cF)"),
    ("years", "Yz", r"Y?z(?:[HW=>]|W[=>])Y?z(?:WY?z)*"),
    ("season", "S", rf"S[~_]?(?:Y?z|Y{_LEAN}|TY|{_LEAN})"),
    ("ago", "!<", r"[!<]3?[Nk]?3?[BEMYU](?![AQRIJmwlzNpneT])|[!<]3(?![BEMYU])"),
    ("in_row", "r", r"rO(?![mwlJMz~])"),
    ("later", ";", r";3?[Nk]?3?[BEMYU](?![AQJmwlzNpne])"),
    ("stretch", "LNk3BEMYU", rf"L?[Nk3]?[BEMYU][NO3]?{_LEAN}|L[Nk3]?[BEMYU]"),
    ("holiday", "OBQ4", r"(?:OB|[BQ]O[~_]?)?4(?:Y?z|Y[pne]|[pne])?"),
)
_Shape = tuple[str, re.Pattern[str]]
_SHAPES_BY_TAG: dict[str, list[_Shape]] = {}
for _kind, _first, _pattern in _SHAPES:
    for _tag in _first:
        _SHAPES_BY_TAG.setdefault(_tag, []).append((_kind, re.compile(_pattern)))
OPENING = re.compile(f"[{re.escape(''.join(_SHAPES_BY_TAG))}]")


def shapes_at(tags: str, at: int) -> list[tuple[str, int]]:
    """Return the kinds of moment whose shape begins at ``at`` with the ends of the shapes, longest first."""
    found = []
    for kind, shape in _SHAPES_BY_TAG.get(tags[at], ()):
        match = shape.match(tags, at)
        if match and match.end() > at:
            found.append((kind, match.end()))
    return sorted(found, key=lambda shape: -shape[1])

"""The exports say what the reports say, in the forms that others read, and invent nothing."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from reports import report, shelling
from waqai.export import write_acled, write_geojson, write_jsonl
from waqai.export.acled import COLUMNS, defuse
from waqai.export.words import outlet
from waqai.lexicon import load_knowledge
from waqai.records import Harm, Party, Place
from waqai.records.wire import report_from_json, report_to_json


def acled(*events):
    stream = io.StringIO()
    left_out = write_acled([report(events=events)], load_knowledge(), stream)
    stream.seek(0)
    return list(csv.DictReader(stream)), left_out


def geojson(*events):
    stream = io.StringIO()
    write_geojson([report(events=events)], stream)
    return json.loads(stream.getvalue())


def test_json_lines_are_the_contract():
    stream = io.StringIO()
    write_jsonl([report(), report()], stream)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 2
    assert "النخيل" in lines[0]
    assert report_to_json(report_from_json(json.loads(lines[0]))) == report_to_json(report())


def test_acled_has_its_columns_in_its_order():
    stream = io.StringIO()
    write_acled([], load_knowledge(), stream)
    assert stream.getvalue().strip() == (
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
        "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
        "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
    )
    assert len(COLUMNS) == 31


def test_acled_says_what_is_told():
    [row], left_out = acled(shelling())
    assert left_out == 0
    wanted = {
        "event_date": "2024-03-10",
        "year": "2024",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "قوات الوادي",
        "country": "Syria",
        "admin1": "دير الزور",
        "location": "النخيل",
        "geo_precision": "1",
        "source": "مثال",
        "fatalities": "3",
    }
    assert {name: row[name] for name in wanted} == wanted
    assert row["notes"].startswith("قصفت قوات الوادي")


def test_acled_leaves_empty_what_is_not_told():
    bare = shelling(start=None, end=None, time_precision=None, places=(), actor1=(), actor2=(), harm=())
    [row], _ = acled(bare)
    filled = {name for name, value in row.items() if value}
    assert filled == {
        "event_id_cnty", "disorder_type", "event_type", "sub_event_type", "source", "notes",
    }  # fmt: skip


def test_acled_counts_a_child_among_the_civilians_once():
    lines = (
        Harm("killed", "civilians", 3, 3, "ثلاثة"),
        Harm("killed", "children", 1, 1, "طفل"),
        Harm("injured", "civilians", 9, 9, "تسعة"),
    )
    [row], _ = acled(shelling(harm=lines))
    assert row["fatalities"] == "3"
    [row], _ = acled(shelling(harm=lines[1:2]))
    assert row["fatalities"] == "1"


def test_acled_codes_only_what_happened_once():
    rows, left_out = acled(
        shelling(), shelling(modality="planned"), shelling(modality="denied"), shelling(aggregate=True)
    )
    assert (len(rows), left_out) == (1, 3)


def test_a_year_alone_is_no_date():
    [row], _ = acled(shelling(start="2023-01-01", end="2023-12-31", time_precision="year"))
    assert (row["event_date"], row["year"], row["time_precision"]) == ("", "2023", "")


def test_no_cell_is_a_formula():
    [row], _ = acled(shelling(actor1=(Party("=HYPERLINK(1)"),), places=(Place("@x", lat=-3.5, lon=1.0),)))
    assert (row["actor1"], row["location"], row["latitude"]) == ("'=HYPERLINK(1)", "'@x", "-3.5")
    assert [defuse(cell)[0] for cell in "=+-@\t\r\n＝＋－＠"] == ["'"] * 11


@pytest.mark.parametrize(
    "before", [" ", "\u200f", "\u202e", "\ufeff", "\u00a0 ", "شمال;", "شمال; ", "شمال\n", "شمال\r", "شمال\t"]
)
def test_no_letter_that_nobody_sees_and_no_end_of_a_cell_hides_a_formula(before):
    """A semicolon ends a cell where it parts them; in quotation marks that were opened elsewhere so does a line."""
    cell = defuse(f"{before}=HYPERLINK(1)")
    assert cell.replace("'", "") == f"{before}=HYPERLINK(1)", "no other letter changes"
    at = cell.index("=")
    assert "'" in cell[max(cell.rfind(end, 0, at) for end in ";\n\r\t") + 1 : at]


@pytest.mark.parametrize("cell", ["عنب", "'عنب", "'=1", "a=b", "5-7", "أ; ب", "https://example.org/?a=b", ""])
def test_what_is_no_formula_stays_as_it_is(cell):
    assert defuse(cell) == cell


def test_what_a_row_is_made_of_cannot_open_a_second_cell():
    told = shelling(actor1=(Party("أ"), Party("ب"), Party("=cmd|x")), according_to=(Party("س;@sum"),))
    out = io.StringIO()
    write_acled([report(events=(told,))], load_knowledge(), out)
    assert not re.search(r"(?:^|[;,\t\n\"])\s*[=@]", out.getvalue())


def test_the_host_stands_for_an_outlet_in_letters_that_imitate_nobody():
    told = report()
    page = replace(told.page, url="https://wаqai.example/x", outlet=None)  # with the a of another alphabet
    told = replace(told, page=page, article=replace(told.article, outlet=None))
    assert outlet(told) == "xn--wqai-53d.example"


def test_geojson_tells_where_and_how_exactly():
    two = shelling(places=(*shelling().places, Place("قرية", precision="settlement")))
    told = geojson(two, shelling(places=()))
    assert told["type"] == "FeatureCollection"
    known, unknown, nowhere = told["features"]
    assert known["geometry"] == {"type": "Point", "coordinates": [40.54321, 35.12345]}
    assert (known["properties"]["precision"], known["properties"]["place"]) == ("settlement", "النخيل")
    assert (unknown["geometry"], unknown["properties"]["place"]) == (None, "قرية")
    assert (nowhere["geometry"], nowhere["properties"]["place"]) == (None, None)


def test_geojson_of_nothing_is_geojson():
    assert geojson()["features"] == []

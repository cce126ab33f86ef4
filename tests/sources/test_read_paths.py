import gzip
import io
import json
import sys

from archive_bytes import packed, wacz, warc_record

from waqai.errors import SourceError
from waqai.records import Page
from waqai.sources import read_paths

ARABIC = "وصل وفد إلى المدينة."


def pages_of(*paths, **limits):
    found = list(read_paths(paths, **limits))
    assert all(isinstance(each, Page) for each in found), found
    return found


def test_a_folder_is_read_in_a_stable_order_with_all_below_it(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.html").write_text(f"<p>{ARABIC}")
    (tmp_path / "a.txt").write_text(ARABIC)
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(ARABIC.encode()))
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text("x")
    found = pages_of(tmp_path)
    assert [page.path.rsplit("/", 1)[1] for page in found] == ["a.txt", "two.html", "c.txt.gz"]
    assert [page.media_type for page in found] == ["text/plain", "text/html", "text/plain"]
    assert found[2].raw == ARABIC.encode()


def test_a_line_keeps_what_is_known_and_what_is_not(tmp_path):
    line = {"id": 7, "text": ARABIC, "outlet": "صوت", "published": "2023-03-04", "fetched": "2024-01-01", "votes": [1]}
    (tmp_path / "pages.jsonl").write_text(json.dumps(line) + "\n\n" + json.dumps({"html": "<p>x", "url": "http://a/"}))
    first, second = pages_of(tmp_path / "pages.jsonl")
    assert (first.id, first.outlet, first.published, first.fetched) == ("7", "صوت", "2023-03-04", "2024-01-01")
    assert first.extra == {"votes": [1]}
    assert first.path.endswith("pages.jsonl:1")
    assert (second.media_type, second.url, second.published) == ("text/html", "http://a/", None)
    assert second.id == second.sha256[:16]


def test_a_lone_surrogate_in_a_line_is_kept_as_bytes(tmp_path):
    (tmp_path / "pages.jsonl").write_text('{"text": "\\ud83d نص"}')
    (page,) = pages_of(tmp_path / "pages.jsonl")
    assert page.raw.decode("utf-8", "surrogatepass") == "\ud83d نص"


def test_packed_lines_are_read_by_name_and_by_their_bytes(tmp_path):
    packed_lines = gzip.compress((json.dumps({"text": ARABIC}) + "\n").encode() * 3)
    for name in ("pages.jsonl.gz", "capture"):
        (tmp_path / name).write_bytes(packed_lines)
        assert len(pages_of(tmp_path / name)) == 3


def test_archives_give_the_responses_that_are_pages(tmp_path):
    records = (
        warc_record("http://a/1", "<p>نص".encode("cp1256"), "text/html; charset=windows-1256"),
        warc_record("http://a/2.png", b"\x89PNG", "image/png"),
        warc_record("http://a/3", b"gone", status="404 Not Found"),
        warc_record("http://a/4", ARABIC.encode(), "text/plain"),
    )
    (tmp_path / "one.warc").write_bytes(b"".join(records))
    (tmp_path / "two.warc.gz").write_bytes(packed(*records))
    (tmp_path / "three.wacz").write_bytes(wacz(*records))
    for name in ("one.warc", "two.warc.gz", "three.wacz"):
        found = pages_of(tmp_path / name)
        assert [page.url for page in found] == ["http://a/1", "http://a/4"], name
        assert found[0].charset == "windows-1256"
        assert found[0].fetched == "2023-03-04T09:30:00Z"
        assert found[0].published is None


def test_a_packed_response_is_unpacked(tmp_path):
    record = warc_record("http://a/", gzip.compress(ARABIC.encode()), more="Content-Encoding: gzip\r\n")
    (tmp_path / "one.warc.gz").write_bytes(packed(record))
    (page,) = pages_of(tmp_path / "one.warc.gz")
    assert page.raw == ARABIC.encode()


def telegram_export():
    message = {"type": "message", "date": "2023-03-04T23:59:00"}
    parts = ["قصف على ", {"type": "hashtag", "text": "#القرية"}, " فجراً ]} ,", {"type": "link", "text": "http://a"}]
    messages = [
        {"id": 1, "type": "service", "date": "2023-03-01T00:00:00", "text": ""},
        {"id": 2, **message, "text": parts},
        {"id": 3, **message, "text": "", "photo": "photos/1.jpg"},
        *({"id": number, **message, "text": ARABIC * 40} for number in range(4, 300)),
    ]
    return {"name": "قناة الضفة", "type": "public_channel", "id": 99, "messages": messages}


def test_a_telegram_export_gives_one_page_a_message(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "1.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "result.json").write_text(json.dumps(telegram_export(), ensure_ascii=False, indent=1))
    found = pages_of(tmp_path)
    assert len(found) == 297
    assert found[0].raw.decode() == "قصف على #القرية فجراً ]} ,http://a"
    assert (found[0].published, found[0].outlet) == ("2023-03-04T23:59:00", "قناة الضفة")
    assert len({page.id for page in found}) == 297


def test_a_whole_account_names_each_channel(tmp_path):
    channels = [telegram_export() | {"name": name, "id": number} for number, name in enumerate(("أ", "ب"))]
    (tmp_path / "result.json").write_text(json.dumps({"about": "x", "chats": {"list": channels}}, ensure_ascii=False))
    assert {page.outlet for page in pages_of(tmp_path / "result.json")} == {"أ", "ب"}


def test_standard_input_is_told_by_its_first_bytes(monkeypatch):
    for raw, media_types in (
        (json.dumps({"text": ARABIC}).encode(), ["text/plain"]),
        (f"<html><p>{ARABIC}".encode(), ["text/html"]),
        (ARABIC.encode(), ["text/plain"]),
        (warc_record("http://a/", b"<p>x"), ["text/html"]),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        assert [page.media_type for page in pages_of("-")] == media_types


def test_pages_come_one_at_a_time(tmp_path):
    (tmp_path / "pages.jsonl").write_text((json.dumps({"text": ARABIC}) + "\n") * 5)
    stream = read_paths([tmp_path / "pages.jsonl"])
    assert isinstance(next(stream), Page)
    (tmp_path / "pages.jsonl").write_text("")  # what was not asked for yet has not been read ahead into pages
    assert not any(isinstance(each, SourceError) for each in stream)

"""The steps in a row: text in, report out; in order, bounded, in several processes; without Django."""

import gc
import subprocess
import sys

import pytest

import waqai
from waqai.errors import EmptyPage, NotReadable, PageError, StoreError
from waqai.pipeline import Kept, add_pages, load_lexicon, read_page, read_pages, reader_of
from waqai.records import Page, Report
from waqai.records.wire import report_to_json

TEXT = """قصف على بلدة النخيل

قصفت قوات الوادي بلدة النخيل يوم الأحد 10 آذار 2024 بالمدفعية، ما أدى إلى مقتل ثلاثة مدنيين وإصابة خمسة آخرين.

وقال مصدر محلي إن القصف استمر ساعتين وطال الأحياء السكنية في البلدة.
"""


def page(number=0, text=TEXT):
    return Page(f"{text}\n{number}".encode(), "text/plain", id=str(number))


def test_reading_a_text_gives_a_report_with_proof():
    report = waqai.read(TEXT, id="one", url="https://example.org/1", outlet="مثال", published="2024-03-11")
    assert (report.page.id, report.page.url) == ("one", "https://example.org/1")
    assert (report.article.published, report.article.published_from) == ("2024-03-11", "given")
    [event] = [event for event in report.events if event.type == "shelling"]
    assert {line.kind: (line.min, line.max) for line in event.harm} == {"killed": (3, 3), "injured": (5, 5)}
    text = report.article.text
    assert all(text[item.start : item.end] == item.quote for item in event.evidence)
    assert {"record", "type", "harm"} <= {item.field for item in event.evidence}


def test_the_same_text_gives_the_same_report():
    assert report_to_json(waqai.read(TEXT)) == report_to_json(waqai.read(TEXT))


def test_the_reader_says_who_it_is():
    reader = waqai.read(TEXT).reader
    assert (reader.name, reader.version) == ("rules", waqai.__version__)
    assert reader.knowledge == load_lexicon().knowledge.digest


def test_a_text_of_blanks_is_no_page():
    with pytest.raises(EmptyPage):
        waqai.read(" \n ")


def test_a_text_with_lone_surrogates_is_read():
    assert waqai.read(f"\ud800 {TEXT}").article.text.encode()


def test_the_collector_is_held_back_only_while_a_page_is_read():
    was_on = gc.isenabled()
    waqai.read(TEXT)
    with pytest.raises(EmptyPage):
        waqai.read(" ")
    assert gc.isenabled() is was_on


def test_reading_leaves_nothing_that_only_the_collector_finds():
    waqai.read(TEXT)
    gc.collect()
    gc.disable()
    try:
        waqai.read(TEXT)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_importing_and_reading_loads_no_django():
    code = (
        "import sys, waqai\n"
        "early = sorted(name for name in sys.modules if name.startswith('waqai.'))\n"
        f"waqai.read({TEXT!r})\n"
        "late = {name.split('.')[0] for name in sys.modules} & {'django', 'psycopg', 'gunicorn', 'typer', 'rich'}\n"
        "print(early, sorted(late))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[] []"


class Counted:
    """A thousand pages that remember how many were asked for."""

    def __init__(self, count):
        self.count = count
        self.asked = 0

    def __iter__(self):
        for number in range(self.count):
            self.asked += 1
            yield page(number, "نص قصير")


@pytest.mark.parametrize(("jobs", "ahead"), [(1, 1), (2, 64)])
def test_a_thousand_pages_are_never_held_at_once(jobs, ahead):
    pages = Counted(1000)
    most = read = 0
    for report in read_pages(pages, jobs):
        assert isinstance(report, Report)
        assert report.page.id == str(read)
        read += 1
        most = max(most, pages.asked - read)
    assert read == 1000
    assert most <= ahead


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_stand_in_their_place_and_the_rest_goes_on(jobs):
    missing = NotReadable("x: no such file")
    empty = Page(b"  ", "text/plain", path="empty.txt")
    results = list(read_pages([page(1), missing, empty, page(2)], jobs))
    assert [type(result).__name__ for result in results] == ["Report", "NotReadable", "EmptyPage", "Report"]
    assert results[1] is missing
    assert "empty.txt" in str(results[2])


def test_several_processes_read_what_one_reads():
    pages = [page(number) for number in range(20)]
    one, two = (list(map(report_to_json, read_pages(pages, jobs))) for jobs in (1, 2))
    assert one == two


def test_leaving_early_ends_the_processes():
    results = read_pages(Counted(1000), 2)
    assert isinstance(next(results), Report)
    results.close()


class Memory:
    """A shelf that keeps reports in a dict."""

    def __init__(self, full_at=None):
        self.reports = {}
        self.full_at = full_at

    def has(self, page, reader):
        return page.sha256 in self.reports and self.reports[page.sha256].reader == reader

    def put(self, report):
        if report.page.id == self.full_at:
            raise StoreError(f"{report.page.id}: no room")
        outcome = "replaced" if report.page.sha256 in self.reports else "added"
        self.reports[report.page.sha256] = report
        return outcome


@pytest.mark.parametrize("jobs", [1, 2])
def test_adding_tells_what_became_of_each_page(jobs):
    shelf = Memory()
    results = list(add_pages([page(1), NotReadable("x"), page(2)], shelf, jobs))
    assert [getattr(result, "outcome", "error") for result in results] == ["added", "error", "added"]
    again = list(add_pages([page(1), page(2), page(3)], shelf, jobs))
    assert [(result.outcome, result.report is None) for result in again] == [
        ("unchanged", True),
        ("unchanged", True),
        ("added", False),
    ]


def test_a_page_that_the_shelf_refuses_is_named_and_the_rest_goes_on():
    results = list(add_pages([page(1), page(2), page(3)], Memory(full_at="2")))
    assert [type(result) for result in results] == [Kept, StoreError, Kept]
    assert "2: no room" in str(results[1])


def test_a_page_that_is_no_text_is_refused_by_name():
    binary = Page(bytes(range(256)) * 40, "text/plain", path="photo.txt")
    with pytest.raises(PageError, match=r"photo\.txt"):
        read_page(binary, load_lexicon())


def test_a_reader_with_other_knowledge_is_another_reader():
    lexicon = load_lexicon()
    assert reader_of(lexicon) == reader_of(lexicon)
    assert lexicon.knowledge.digest in reader_of(lexicon).knowledge

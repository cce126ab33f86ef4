"""The commands as a person calls them: real processes, real files, a real store."""

import csv
import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

import waqai
from waqai import desk
from waqai.desk import Editor
from waqai.store import models

TEXT = """قصف على بلدة النخيل

قصفت قوات الوادي بلدة النخيل يوم الأحد 10 آذار 2024 بالمدفعية، ما أدى إلى مقتل ثلاثة مدنيين وإصابة خمسة آخرين.

وقال مصدر محلي إن القصف استمر ساعتين وطال الأحياء السكنية في البلدة.
"""


def run(*arguments, stdin=None, **environment):
    return subprocess.run(
        [sys.executable, "-m", "waqai.cli", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200", **environment},
        check=False,
    )


def objects(ran):
    return [json.loads(line) for line in ran.stdout.splitlines()]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def empty_store(tmp_path, monkeypatch):
    """An address at which no store is yet, in a folder that is not there yet."""
    monkeypatch.setenv("WAQAI_DATABASE", f"sqlite:///{tmp_path}/new/store.sqlite3")


def test_version():
    assert run("--version").stdout.strip() == f"waqai {waqai.__version__}"


def test_version_and_help_import_no_command(tmp_path):
    code = (
        "import sys\nfrom waqai.cli import main\nsys.argv = ['waqai', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'django', 'trafilatura', 'yaml', 'lxml'}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
    assert "explain" in ran.stdout


def test_read_prints_a_table(file):
    ran = run("read", file)
    assert ran.returncode == 0, ran.stderr
    assert "قصف على بلدة النخيل" in ran.stdout
    assert "2024-03-10" in ran.stdout
    assert "killed civilians 3" in ran.stdout


def test_read_prints_the_contract(file):
    [report] = objects(run("read", file, "--json"))
    assert report["format"] == "waqai-report/1"
    assert report["page"]["path"] == str(file)
    assert [event["type"] for event in report["events"]] == ["shelling"]


@pytest.mark.parametrize(("name", "opener"), [("out.jsonl", open), ("out.jsonl.gz", gzip.open)])
def test_read_writes_into_a_file(file, tmp_path, name, opener):
    ran = run("read", file, "--out", tmp_path / name)
    assert (ran.returncode, ran.stdout) == (0, "")
    with opener(tmp_path / name, "rt", encoding="utf-8") as stream:
        assert json.loads(stream.read())["format"] == "waqai-report/1"
    assert sorted(path.name for path in tmp_path.iterdir()) == [name, "page.txt"]


def test_a_run_that_breaks_off_leaves_the_old_file(file, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("what stood there before")
    # A test run that a shell started in the background ignores SIGINT, and its children would inherit that.
    reading = subprocess.Popen(
        [sys.executable, "-m", "waqai.cli", "read", str(file), "-", "--out", str(out)],
        stdin=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    unfinished = tmp_path / ".out.jsonl.unfinished"
    for _ in range(300):
        if unfinished.exists():
            break
        time.sleep(0.1)
    assert unfinished.exists()
    reading.send_signal(signal.SIGINT)
    reading.wait(20)
    assert out.read_text() == "what stood there before"
    assert not unfinished.exists()


def test_read_takes_standard_input_and_several_processes(file):
    [report] = objects(run("read", "-", "--json", "--jobs", "2", stdin=TEXT))
    assert report["events"]


def test_unreadable_input_is_named_and_the_rest_is_read(file, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = run("read", tmp_path / "nowhere.txt", tmp_path / "empty.txt", file, "--json")
    assert ran.returncode == 1
    assert len(objects(ran)) == 1
    first, second = ran.stderr.strip().splitlines()
    assert "nowhere.txt" in first
    assert "empty.txt" in second


@pytest.mark.parametrize(
    "arguments", [("read",), ("nope",), ("read", "x", "--jobs", "0"), ("export", "--format", "xml"), ("add",)]
)
def test_wrong_use_is_two(arguments, empty_store):
    assert run(*arguments).returncode == 2


def test_an_output_that_cannot_be_written_is_wrong_use(file, tmp_path):
    ran = run("read", file, "--out", tmp_path / "no" / "out.jsonl")
    assert ran.returncode == 2
    assert "out.jsonl: cannot be written" in ran.stderr


def test_a_closed_pipe_is_no_error(file):
    ran = subprocess.run(
        f"yes {file} | head -300 | xargs {sys.executable} -m waqai.cli read --json | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert len(ran.stdout.splitlines()) == 1
    assert "Traceback" not in ran.stderr


def test_a_wrong_database_is_one_line(file):
    ran = run("add", file, WAQAI_DATABASE="mysql://root:secret@host/db")
    assert ran.returncode == 2
    assert "secret" not in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1


def test_a_database_that_does_not_answer_is_one_line(file):
    ran = run("add", file, WAQAI_DATABASE="postgresql://nobody:secret@127.0.0.1:1/none")
    assert ran.returncode == 1
    assert "the store none cannot be opened" in ran.stderr
    assert "secret" not in ran.stderr


def test_add_makes_the_store_and_adds_once(file, empty_store):
    first, second = run("add", file), run("add", file)
    assert first.returncode == 0, first.stderr
    assert "1 added" in first.stdout
    assert "shelling" in first.stdout
    assert "1 pages, 1 events" in first.stdout
    assert "1 unchanged" in second.stdout
    assert "1 pages, 1 events" in second.stdout


def test_add_tells_in_json_and_names_what_it_could_not_read(file, tmp_path, empty_store):
    ran = run("add", file, tmp_path / "nowhere", "--json")
    assert ran.returncode == 1
    [told] = objects(ran)
    assert (told["outcome"], told["events"], told["path"]) == ("added", 1, str(file))
    assert "nowhere" in ran.stderr


@pytest.mark.postgres
def test_add_works_on_postgresql(file, postgres_store):
    assert "1 added" in run("add", file).stdout
    assert "1 unchanged" in run("add", file).stdout


def test_add_names_the_judgements_that_wait(file, sqlite_store):
    run("add", file)
    row = models.Event.objects.get()
    desk.reject(Editor("سمر"), "events", row.ref, "ليس في النص")
    models.Judgement.objects.update(record="events:riot:0-1", anchor={"kind": "riot"})
    models.Report.objects.update(knowledge="sha256:older")
    ran = run("add", file)
    assert ran.returncode == 0
    assert "a judgement waits" in ran.stderr
    assert "events:riot:0-1 by سمر" in ran.stderr


def test_explain_shows_the_text_and_its_steps(file):
    ran = run("explain", file)
    assert ran.returncode == 0, ran.stderr
    assert "قصفت قوات الوادي" in ran.stdout
    [told] = objects(run("explain", file, "--json"))
    text = told["article"]["text"]
    assert told["steps"]
    assert all(line["quote"] == text[line["start"] : line["end"]] for step in told["steps"] for line in step["lines"])


def test_what_waits_for_an_editor_is_told_wherever_it_is_left_out(file, empty_store):
    unsure = {"WAQAI_PUBLIC_CONFIDENCE": "1"}
    first = run("add", file, **unsure)
    assert "Of 1 events 1 wait for an editor (confidence below 1); the site and the exports show 0." in first.stdout
    [told] = objects(run("add", file, "--json", **unsure))
    assert (told["outcome"], told["events"], told["waiting"]) == ("unchanged", 1, 1)
    for form in ("jsonl", "acled", "geojson"):
        ran = run("export", "--format", form, **unsure)
        assert "1 events left out: they wait for an editor, confidence below 1\n" in ran.stderr, form


def test_an_unchanged_page_is_listed_with_its_headline_and_counts(file, empty_store):
    first, second = run("add", file), run("add", file)
    rows = [next(line for line in ran.stdout.splitlines() if "page.txt" in line) for ran in (first, second)]
    assert [cell.strip() for cell in rows[0].split("│")][2:] == [
        {"unchanged": "added"}.get(cell.strip(), cell.strip()) for cell in rows[1].split("│")
    ][2:]
    assert "wait for an editor" not in first.stdout


def test_export_in_three_forms(file, tmp_path, empty_store):
    run("add", file)
    [report] = objects(run("export"))
    assert report["events"][0]["type"] == "shelling"
    assert report["page"]["path"] is None
    ran = run("export", "--format", "acled")
    [row] = csv.DictReader(ran.stdout.splitlines())
    assert (row["event_date"], row["fatalities"]) == ("2024-03-10", "3")
    assert "0 events left out" in ran.stderr
    out = tmp_path / "map.geojson"
    assert run("export", "-f", "geojson", "-o", out).returncode == 0
    assert len(json.loads(out.read_text("utf-8"))["features"]) == 1


def test_migrate_and_manage(empty_store, tmp_path):
    assert str(tmp_path) in run("migrate").stdout
    ran = run("manage", "check")
    assert (ran.returncode, "no issues" in ran.stdout) == (0, True), ran.stderr


def free_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def front_page(address, server):
    for _ in range(150):
        try:
            return urllib.request.urlopen(address, timeout=10).read().decode()
        except OSError:
            assert server.poll() is None, server.communicate()
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


def test_serve_says_where_and_answers(file, empty_store, monkeypatch):
    monkeypatch.delenv("WAQAI_SITE_URL", raising=False)
    run("add", file)
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "waqai.cli", "serve", "--port", str(port), "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        line = server.stdout.readline()
        assert f"http://localhost:{port}/" in line, "by name: a passkey is kept for no number"
        assert 'dir="rtl"' in front_page(f"http://127.0.0.1:{port}/", server)
        feed = front_page(f"http://127.0.0.1:{port}/feed.atom", server)
        assert f'href="http://localhost:{port}/feed.atom"' in feed, "the site knows its own address without a setting"
        taken = run("serve", "--port", port)
        assert taken.returncode == 2
        assert f"cannot serve on 127.0.0.1:{port}" in taken.stderr
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.communicate(timeout=20)


def test_a_missing_extra_is_told(monkeypatch):
    code = (
        "import sys\nsys.modules['django'] = None\nfrom waqai.cli import main\nsys.argv = ['waqai', 'add', 'x']\nmain()"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "waqai[site]" in ran.stderr


def test_without_a_place_for_the_key_one_line(file, tmp_path):
    (tmp_path / "plain").write_text("a file, no folder")
    ran = run("migrate", XDG_DATA_HOME=str(tmp_path / "plain"))
    assert ran.returncode == 2
    assert "set WAQAI_SECRET_KEY" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path, empty_store):
    home = tmp_path / "home"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", "from waqai.site import settings; print(settings.SECRET_KEY)"],
            env={**os.environ, "XDG_DATA_HOME": str(home)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    keys = {run.communicate()[0].strip() for run in runs}
    assert len(keys) == 1
    assert len(keys.pop()) > 40
    assert [path.name for path in (home / "waqai").iterdir()] == ["secret_key"]
    assert (home / "waqai" / "secret_key").stat().st_mode & 0o777 == 0o600


SECOND = """ثلاثة قتلى بقصف النخيل

أسفر قصف مدفعي لقوات الوادي على بلدة النخيل يوم الأحد 10 آذار 2024 عن مقتل ثلاثة مدنيين.

وقال سكان إن القصف استمر ساعتين وطال الأحياء السكنية.
"""
APART = """اعتقالات في قرية الصفصاف

اعتقلت شرطة الجسر أربعة عمال في قرية الصفصاف يوم الخميس 9 أيار 2024.
"""


@pytest.fixture
def linked(tmp_path):
    """Three pages in a store: two of one strike, one of something else."""
    for name, text in (("one", TEXT), ("two", SECOND), ("three", APART)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    store = {"WAQAI_DATABASE": f"sqlite:///{tmp_path}/linked.sqlite3"}
    run("add", *(tmp_path / f"{name}.txt" for name in ("one", "two", "three")), **store)
    return store


def test_linking_tells_of_each_event_its_incident(linked):
    lines = objects(run("link", "--json", **linked))
    assert all({"page", "incident", "start", "lead", "event"} <= set(line) for line in lines)
    by_incident = {}
    for line in lines:
        by_incident.setdefault(line["incident"], []).append(line["start"])
    assert sorted(by_incident.values()) == [["2024-03-10", "2024-03-10"], ["2024-05-09"]]
    table = run("link", **linked)
    assert table.returncode == 0
    assert "3 events in 2 incidents, 1 of them told by several outlets" in table.stdout


def test_linking_an_empty_store_says_so(tmp_path):
    ran = run("link", WAQAI_DATABASE=f"sqlite:///{tmp_path}/none.sqlite3")
    assert ran.returncode == 0
    assert "0 events in 0 incidents" in ran.stdout


NEARLY = """قصف جديد

قصفت قوات الجبل بلدة النخيل يوم الاثنين 11 آذار 2024، ما أدى إلى مقتل تسعة أشخاص.
"""


def test_what_nearly_is_one_incident_is_listed_for_a_person_to_decide(linked, tmp_path):
    (tmp_path / "four.txt").write_text(NEARLY, encoding="utf-8")
    run("add", tmp_path / "four.txt", **linked)
    pairs = objects(run("link", "--likely", "--json", **linked))
    incidents = {line["event"]: line["incident"] for line in objects(run("link", "--json", **linked))}
    (pair,) = pairs
    assert pair["incidents"] == [incidents[event] for event in pair["events"]]
    assert pair["incidents"][0] != pair["incidents"][1] and len(set(incidents.values())) == 3
    table = run("link", "--likely", **linked)
    assert "1 pairs of incidents are likely one" in table.stdout and pair["incidents"][0] in table.stdout
    asked = "import json; from waqai.store.models import Likely; print(json.dumps(list(Likely.objects.values())))"
    (kept,) = json.loads(run("manage", "shell", "-v0", "-c", asked, **linked).stdout)
    assert [incidents[kept["one"]], incidents[kept["other"]]] == pair["incidents"]
    assert "day=days 1" in dict(kept["why"])


def test_a_link_is_explained_and_so_is_none(linked):
    lines = objects(run("link", "--json", **linked))
    strike = [line["event"] for line in lines if line["start"] == "2024-03-10"]
    other = next(line["event"] for line in lines if line["start"] == "2024-05-09")
    why = run("explain-link", *strike, **linked)
    assert why.returncode == 0
    assert "days 0" in why.stdout and "They are of one incident now." in why.stdout
    told = objects(run("explain-link", strike[0], other, "--json", **linked))[0]
    assert told["levels"]["day"] == "days more" and told["incidents"][0] != told["incidents"][1]
    assert "one_page" in told and not told["one_page"]
    unknown = run("explain-link", strike[0], "nowhere", **linked)
    assert unknown.returncode == 1
    assert "linking knows no event nowhere" in unknown.stderr


TWO_EVENTS = """قصف واعتقال

قصفت قوات الوادي بلدة النخيل يوم الأحد 10 آذار 2024، ما أدى إلى مقتل ثلاثة مدنيين.

واعتقلت شرطة الجسر أربعة عمال في قرية الصفصاف يوم الخميس 7 آذار 2024.
"""


def test_two_events_of_one_page_have_no_odds_but_a_reason(tmp_path):
    (tmp_path / "both.txt").write_text(TWO_EVENTS, encoding="utf-8")
    store = {"WAQAI_DATABASE": f"sqlite:///{tmp_path}/both.sqlite3"}
    run("add", tmp_path / "both.txt", **store)
    events = [line["event"] for line in objects(run("link", "--json", **store))]
    assert len(events) == 2
    said = " ".join(run("explain-link", *events, **store).stdout.split())
    assert "Both stand on one page" in said and "odds" not in said and "They are of two incidents now." in said
    (told,) = objects(run("explain-link", *events, "--json", **store))
    assert (told["one_page"], told["odds"], told["parts"], told["tied"]) == (True, None, [], False)

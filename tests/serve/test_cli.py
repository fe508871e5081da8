"""The command line: what each command shows, where the record lies, and exit codes for scripts."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from entente.serve import cli


def test_brief_builds_shows_and_says_where_the_record_lies(shell, pages):
    result = shell("brief", "pages")
    assert "NORLAND" in result.stdout
    assert "3 articles in the record: 3 new" in result.stderr
    assert (pages / ".entente" / "record.db").is_file()
    assert "3 known" in shell("brief", "pages").stderr
    assert shell("brief", pages / ".entente" / "record.db").stdout == result.stdout


def test_the_questions_find_the_record_that_was_made_last(shell, pages):
    shell("build", "pages")
    assert "received Norland in the capital" in shell("search", "capitals").stdout
    shell("build", "pages", "-r", "elsewhere.db")
    shell("forget", "a.txt", "-r", "elsewhere.db")
    assert "met" not in shell("search", "met", code=1).stdout


def test_pasted_text_is_a_record_of_its_own(shell, pages):
    shell("build", "-", input="Norland met Ostria.")
    result = shell("build", "-", input="Norland met Sudmark.")
    assert "1 article in the record: 1 new" in result.stderr


def test_the_environment_names_a_record(shell, record, monkeypatch):
    monkeypatch.setenv("ENTENTE_RECORD", str(record))
    assert "b.txt" in shell("articles", "-f", "csv").stdout


def test_why_takes_a_letter_a_name_and_the_start_of_an_id(shell, record):
    by_name = shell("why", "a.txt", "-r", record).stdout
    assert "a.txt" in by_name
    event = json.loads(shell("export", "events", "-r", record).stdout.splitlines()[0])
    assert ".txt" in shell("why", event["event_id"][:10], "-r", record).stdout.splitlines()[0]
    head, _, tail = event["event_id"].partition(":")
    shown = shell("why", f"{head[:6]}:{tail}", "-r", record).stdout
    assert "two states in one sentence" in shown
    assert "not in the clause: same sentence" in shown
    assert shell("event", event["event_id"], "-r", record).stdout.startswith(shown[:20])
    assert "too late" in shell("why", "A.date", "-r", record).stdout


def test_an_unknown_or_unclear_id_is_an_error_in_words(shell, record):
    result = subprocess.run(
        [sys.executable, "-m", "entente", "why", "zzz", "-r", record], capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr.startswith("entente: zzz: nothing in this record has such an id")


def test_lists_come_in_every_form(shell, record):
    assert "Norland" in shell("actors", "-r", record).stdout
    assert {row["actor_id"] for row in json.loads(shell("actors", "-r", record, "-f", "json").stdout)} >= {"NOR", "SUD"}
    assert shell("actors", "-r", record, "-f", "csv").stdout.startswith("actor_id,kind,name")
    shell("actors", "-r", record, "-f", "jsonl", "-o", record.parent / "out.jsonl")
    assert "NOR" in (record.parent / "out.jsonl").read_text()
    assert "nothing found" in shell("disputes", "-r", record, code=1).stdout


def test_dyad_and_actor_take_names_and_ids(shell, record):
    course = shell("dyad", "norland", "SUD", "-r", record).stdout
    assert course.startswith("Norland - Sudmark  2 events")
    assert "16-17 May 2024" in course
    assert shell("dyad", "Sudmark", "Norland", "-r", record, "-f", "json").exit_code == 0
    assert "Ostria" in shell("actor", "Ostria", "-r", record).stdout
    shell("actor", "norland", "-r", record, "--until", "2020", code=1)


def test_an_episode_lists_its_articles_and_events(shell, record):
    found = json.loads(shell("episodes", "-r", record, "-f", "json").stdout)
    assert found[0]["label"] in shell("episode", found[0]["episode_id"], "-r", record, code=1).stdout


def test_a_date_may_be_a_month_or_a_year(shell, record):
    shell("export", "events", "-r", record, "--since", "2024", "--until", "2024-05")
    assert "is no date" in shell("export", "events", "-r", record, "--since", "May", code=2).stderr


def test_forget_and_its_undoing(shell, record, pages):
    article = json.loads(shell("articles", "-r", record, "-f", "json").stdout)[0]["article_id"]
    shell("forget", article[:6], "-r", record)
    assert "1 left out (forgotten)" in shell("build", pages, "-r", record).stderr
    shell("forget", article, "--undo", "-r", record)
    assert "1 new" in shell("update", "-r", record).stderr


def test_diff_shows_what_changed(shell, record, pages, tmp_path):
    other = tmp_path / "other.db"
    shell("build", pages, "-r", other)
    shell("diff", record, other)
    shell("forget", "c.txt", "-r", other)
    assert "gone" in shell("diff", record, other, code=1).stdout


def test_nothing_read_is_exit_code_one(shell, pages, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    assert "nothing to read" in shell("build", tmp_path / "empty.txt", "-r", tmp_path / "e.db", code=1).stderr
    shell("build", pages, tmp_path / "empty.txt", "-r", tmp_path / "e.db")


def test_an_empty_folder_is_exit_code_one(shell, tmp_path):
    (tmp_path / "none").mkdir()
    assert "no article found" in shell("brief", tmp_path / "none", "-r", tmp_path / "n.db", code=1).stderr


def test_report_writes_one_page(shell, pages, tmp_path):
    shell("report", pages, "-o", tmp_path / "page.html", "-r", tmp_path / "r.db")
    page = (tmp_path / "page.html").read_text()
    assert "<html" in page
    assert "<script src" not in page


def test_doctor_says_what_is_in_the_record(shell, record):
    result = shell.runner.invoke(cli.app, ["doctor", "-r", str(record), "-f", "json"])
    said = {row["about"]: row for row in json.loads(result.stdout)}
    assert said["articles"]["said"] == "3"
    assert said["world"]["state"] == "ok"


def test_doctor_lists_predicates_that_no_frame_knows(shell, record):
    result = shell.runner.invoke(cli.app, ["doctor", "--coverage", "-r", str(record), "-f", "json"])
    assert result.exit_code == 0
    assert all(row["count"] > 0 and row["sentence"] for row in json.loads(result.stdout))
    assert "predicates between two parties are known" in result.stderr


def test_help_is_fast():
    """Counted in seconds of the processor, so that a busy machine does not fail it."""
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "entente", "--help"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) < 0.5


def test_help_loads_no_engine():
    engines = "('onnxruntime', 'spacy', 'lxml', 'numpy', 'sqlite3')"
    code = f"import sys, entente.serve.cli; print([name for name in {engines} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize("content", [b"", b"no record", b"SQLite format 3\0" + b"\0" * 600])
def test_a_file_that_is_no_record_is_an_error_in_words(tmp_path, content):
    path = tmp_path / "x.db"
    path.write_bytes(content)
    result = subprocess.run(
        [sys.executable, "-m", "entente", "articles", "-r", path], capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert result.stderr.startswith(f"entente: {path}")
    assert "Traceback" not in result.stderr


def test_a_closed_pipe_is_no_error(record):
    command = f"{sys.executable} -m entente export mentions -r {record} | head -c 1 > /dev/null"
    told = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=os.environ)
    assert told.stderr == ""


def test_no_record_yet_says_how_to_make_one(shell, pages):
    with pytest.raises(Exception, match="entente brief FOLDER"):
        cli.app(["articles"], standalone_mode=False)
    assert not Path(".entente").exists()

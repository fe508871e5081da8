"""Bad input becomes a failure that says what to do; it never stops the run and never loses a neighbour."""

import gzip
import tracemalloc
from pathlib import Path

import pytest
from tests.build import collecting

from entente.collect import collect
from entente.records import Article, Failure
from entente.settings import CollectSettings

GOOD = "The two ministers met in Oslo on Tuesday. They agreed to meet again in May, officials said.\n"


def read(*inputs: Path | str, settings: CollectSettings | None = None, stdin: bytes | None = None):
    results = list(collect(inputs, settings=settings, stdin=stdin))
    articles = [result for result in results if isinstance(result, Article)]
    return articles, [result for result in results if isinstance(result, Failure)]


@pytest.mark.parametrize(
    "name, content, reason",
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("paper.txt", b"%PDF-1.7\n\x00\x01\x02", "PDF"),
        ("paper.html", b"PK\x03\x04rest", "Word"),
        ("noise.txt", bytes(range(256)) * 40, "not text"),
        ("cut.txt.gz", gzip.compress(GOOD.encode() * 50)[:40], "broken"),
        ("plain.txt.gz", GOOD.encode(), "broken"),
        ("packed.txt", gzip.compress(GOOD.encode()), "gzip"),
        ("script.html", b"<html><body><script>var x = 1</script></body></html>", "no text"),
        ("list.json", b'{"text": 5', "breaks"),
        ("scalar.json", b"[1, 2]", "object"),
    ],
)
def test_what_cannot_be_read_is_a_failure_with_a_reason(tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz-good.txt").write_text(GOOD)
    articles, failures = read(tmp_path)
    assert [article.text for article in articles] == [GOOD]
    assert failures
    assert all(failure.room == "collect" and failure.name.startswith(str(tmp_path / name)) for failure in failures)
    assert reason in failures[0].reason


FRENCH = "“Nous n’irons pas”, a déclaré le ministre à Orléans."


@pytest.mark.parametrize(
    "content, text",
    [
        (FRENCH.encode("cp1252"), FRENCH),
        (("\ufeff" + GOOD).encode("utf-8"), GOOD),
        (GOOD.encode("utf-16"), GOOD),
        (GOOD.encode("utf-16-le"), GOOD),
        (GOOD.encode("utf-16-be"), GOOD),
        (GOOD.encode("utf-32"), GOOD),
        (GOOD.replace("\n", "\r\n").encode(), GOOD.replace("\n", "\r\n")),
    ],
)
def test_an_encoding_is_found_and_the_text_is_as_it_came(tmp_path, content, text):
    (tmp_path / "a.txt").write_bytes(content)
    (article,), failures = read(tmp_path)
    assert article.text == text
    assert not failures


def test_cyrillic_in_an_old_code_page_is_decoded(tmp_path):
    text = "Министры двух стран встретились в Осло во вторник и договорились встретиться снова в мае этого года. " * 4
    (tmp_path / "a.txt").write_bytes(text.encode("cp1251"))
    (article,), _ = read(tmp_path)
    assert "встретились в Осло" in article.text
    assert article.language == "ru"


def test_a_byte_order_mark_is_said(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    (article,), _ = read(tmp_path)
    assert "byte order mark" in article.notes[0]


def test_broken_utf8_is_read_and_the_loss_is_reported(tmp_path):
    (tmp_path / "a.txt").write_bytes(
        "Élysée, Genève, Zürich and a b\xffd byte.".encode().replace("ÿ".encode(), b"\xff")
    )
    (article,), (failure,) = read(tmp_path)
    assert "Genève" in article.text
    assert "1 characters" in failure.reason


def test_a_row_that_is_broken_costs_only_itself(tmp_path):
    rows = ['{"id": "a", "text": "One met two."}', '{"id": "b", "text": ', "", "[1]", '{"id": "c", "title": "none"}']
    rows.append('{"id": "d", "text": "Two met one."}')
    (tmp_path / "rows.jsonl").write_text("\n".join(rows))
    articles, failures = read(tmp_path / "rows.jsonl")
    assert [article.name for article in articles] == ["a", "d"]
    assert [failure.name.rsplit(":")[-1] for failure in failures] == ["2", "4", "5"]
    assert "title" in failures[2].reason


def test_a_list_that_breaks_gives_the_rows_before(tmp_path):
    (tmp_path / "rows.json").write_text('[{"id": "a", "text": "One met two."}, {"id": "b", "text": "Two')
    (article,), (failure,) = read(tmp_path)
    assert article.name == "a"
    assert failure.name.endswith(":2")


def test_a_csv_row_with_too_many_cells_is_a_failure(tmp_path):
    (tmp_path / "rows.csv").write_text('id,text\na,"One, two and three met."\nb,One, two and three met.\nc,Two met.\n')
    articles, failures = read(tmp_path)
    assert [article.name for article in articles] == ["a", "c"]
    assert [failure.name.rsplit(":")[-1] for failure in failures] == ["3"]


def test_a_csv_without_a_text_column_fails_once(tmp_path):
    (tmp_path / "rows.csv").write_text("a,b\n" + "1,2\n" * 50)
    articles, failures = read(tmp_path)
    assert not articles
    assert len(failures) == 1


def test_a_line_of_fifty_megabytes_is_passed_over_in_flat_memory(tmp_path):
    path = tmp_path / "rows.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id": "a", "text": "One met two."}\n{"id": "b", "text": "')
        for _ in range(50):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n{"id": "c", "text": "Two met one."}\n')
    settings = collecting(longest_row=2_000_000)
    tracemalloc.start()
    articles, failures = read(path, settings=settings)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [article.name for article in articles] == ["a", "c"]
    assert "longer" in failures[0].reason
    assert peak < 20_000_000


def test_a_text_file_that_is_no_article_is_refused_unread(tmp_path):
    (tmp_path / "book.txt").write_text("word " * 10_000)
    _, (failure,) = read(tmp_path, settings=collecting(longest_text=10_000))
    assert "split" in failure.reason


def test_a_gzip_bomb_stops_at_the_bound(tmp_path):
    with gzip.open(tmp_path / "bomb.jsonl.gz", "wb", compresslevel=1) as file:
        for _ in range(120):
            file.write(b"\0" * 1_000_000)
    (tmp_path / "good.txt").write_text(GOOD)
    articles, failures = read(tmp_path, settings=collecting(longest_row=1_000_000))
    assert [article.text for article in articles] == [GOOD]
    assert any("unpacks" in failure.reason for failure in failures)


def test_html_of_any_depth_is_read(tmp_path):
    deep = "<html><body>" + "<div>" * 5_000 + f"<p>{GOOD}</p><script>no</script>" + "</div>" * 5_000
    (tmp_path / "deep.html").write_text(deep)
    (article,), failures = read(tmp_path)
    assert article.text == GOOD.strip()
    assert not failures


def test_links_are_followed_once_and_loops_end(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD)
    (folder / "again.txt").symlink_to(folder / "a.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    articles, failures = read(folder)
    assert len(articles) == 1
    assert {Path(failure.name).name for failure in failures} == {"again.txt", "loop", "nowhere.txt", "self.txt"}


def test_the_same_path_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD)
    articles, failures = read(tmp_path / "a.txt", tmp_path)
    assert len(articles) == 1
    assert "twice" in failures[0].reason


def test_a_file_one_may_not_read_is_a_failure(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(GOOD)
    shipped = collecting()

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root, who runs the tests in CI, may read everything
    _, (failure,) = read(tmp_path, settings=shipped)
    assert "permission" in failure.reason


def test_a_name_that_is_not_there_is_a_failure(tmp_path):
    articles, (failure,) = read(tmp_path / "gone.txt")
    assert not articles
    assert "no such file" in failure.reason


def test_unknown_suffixes_are_counted_and_hidden_ones_passed_over(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD)
    for name in ("b.pdf", "c.pdf", "d.docx", "notes", "README.md"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".entente").mkdir()
    (tmp_path / ".entente" / "record.txt").write_text(GOOD)
    (tmp_path / ".hidden.txt").write_text(GOOD)
    articles, (failure,) = read(tmp_path)
    assert len(articles) == 1
    assert failure.reason.startswith("4 files were left out (1 .docx, 2 .pdf, 1 no suffix)")


def test_a_folder_of_ten_thousand_files_streams(tmp_path):
    for number in range(10_000):
        (tmp_path / f"{number:05}.{'csv' if number % 100 == 0 else 'log'}").touch()
    (tmp_path / "00000.txt").write_text(GOOD)
    results = collect([tmp_path])
    first = next(results)
    assert isinstance(first, Failure)
    assert first.name.endswith("00000.csv")
    assert sum(isinstance(result, Article) for result in results) == 1


def test_order_is_that_of_names(tmp_path):
    for name in ("b.txt", "a.txt", "c/a.txt", "C/z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name} says that two met in Oslo.")
    articles, _ = read(tmp_path)
    assert [article.text.split()[0] for article in articles] == ["C/z.txt", "a.txt", "b.txt", "c/a.txt"]

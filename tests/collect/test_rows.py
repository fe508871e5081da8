"""Rows of whatever column names become articles; names, ids and digests are those of the records."""

import gzip
import hashlib
import json

import pytest
from tests.build import collecting

from entente.collect import collect
from entente.records import Article, DateBasis

TEXT = "The two ministers met in Oslo on Tuesday. They agreed to meet again in May, officials said."


def articles(*inputs, **options):
    results = list(collect(inputs, **options))
    assert all(isinstance(result, Article) for result in results), results
    return results


def write(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.mark.parametrize(
    "row",
    [
        {"articleBody": TEXT, "headline": "H", "datePublished": "2021-05-04T10:00:00Z", "publisher": {"name": "O"}},
        {"retrieved_text": TEXT, "title": "H", "published": "2021-05-04", "outlet": "O"},
        {"content": TEXT, "title": "H", "date": "May 4, 2021", "source": {"id": None, "name": "O"}},
        {"Body": TEXT, "Headline": "H", "Publication Date": "4 May 2021", "Publication": "O"},
        {"full_text": TEXT, "article_title": "H", "publish_date": "20210504", "source_name": "O"},
        {"maintext": TEXT, "title": "H", "date_publish": "2021-05-04 10:00:00", "media_name": "O"},
    ],
)
def test_columns_are_known_by_many_names(tmp_path, row):
    (article,) = articles(write(tmp_path / "a.jsonl", row))
    assert (article.text, article.headline, article.outlet) == (TEXT, "H", "O")
    assert [str(found.day) for found in article.proposals if found.basis is DateBasis.METADATA] == ["2021-05-04"]


def test_settings_name_more_columns(tmp_path):
    (article,) = articles(
        write(tmp_path / "a.jsonl", {"Inhalt": TEXT}), settings=collecting(aliases=(("Inhalt", "text"),))
    )
    assert article.text == TEXT


def test_an_article_is_named_by_its_id_else_its_url_else_its_place(tmp_path):
    path = write(
        tmp_path / "a.jsonl",
        {"id": 7, "url": "https://x.example/1", "text": TEXT},
        {"url": "https://x.example/2", "text": TEXT},
        {"text": TEXT},
    )
    names = [article.name for article in articles(path)]
    assert names == ["7", "https://x.example/2", f"{path}:3"]


def test_the_id_rests_on_address_and_text_alone(tmp_path):
    one = articles(write(tmp_path / "a.jsonl", {"url": "https://x.example/1", "text": TEXT, "title": "H"}))
    other = articles(write(tmp_path / "b.jsonl", {"id": 1, "link": "https://x.example/1", "body": TEXT}))
    third = articles(write(tmp_path / "c.jsonl", {"url": "https://x.example/1", "text": TEXT + " More."}))
    assert one[0].id == other[0].id != third[0].id
    assert len(one[0].id) == 12


def test_a_folder_may_move(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder / "deep").mkdir(parents=True)
        (tmp_path / folder / "deep" / "a.txt").write_text(TEXT)
    (first,), (second,) = articles(tmp_path / "one"), articles(tmp_path / "two")
    assert first.id == second.id
    assert first.name != second.name


def test_the_digest_is_that_of_the_bytes(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    row = write(tmp_path / "a.jsonl", {"text": TEXT})
    found = {article.name.rsplit(".")[-1].split(":")[0]: article.digest for article in articles(tmp_path)}
    assert found["txt"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert found["jsonl"] == hashlib.sha256(row.read_bytes().strip()).hexdigest()


def test_a_list_an_answer_and_lines_give_the_same_articles(tmp_path):
    rows = [{"id": str(number), "text": f"{number}. {TEXT}"} for number in range(3)]
    (tmp_path / "list.json").write_text(json.dumps(rows, indent=1))
    (tmp_path / "answer.json").write_text(json.dumps({"status": "ok", "articles": rows}))
    (tmp_path / "lines.json").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "lines.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    (tmp_path / "utf16.jsonl").write_bytes("\n".join(map(json.dumps, rows)).encode("utf-16"))
    ids = [[article.id for article in articles(path)] for path in sorted(tmp_path.iterdir())]
    assert all(one == ids[0] and len(one) == 3 for one in ids)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_keeps_line_ends_inside_cells(tmp_path, delimiter):
    body = TEXT + "\n\n" + TEXT
    row = delimiter.join(("a", f'"{body}"'))
    (tmp_path / "a.csv").write_text(delimiter.join(("id", "text")) + "\n" + row + "\n", newline="")
    (article,) = articles(tmp_path)
    assert article.text == body


def test_pasted_text_and_pasted_rows():
    (text,) = articles("-", stdin=TEXT.encode())
    assert (text.text, text.name) == (TEXT, "-")
    rows = articles("-", stdin=json.dumps([{"text": TEXT}, {"text": "Two met. " + TEXT}]).encode())
    assert [row.name for row in rows] == ["-:1", "-:2"]


def test_the_same_row_twice_is_kept_once(tmp_path):
    row = {"url": "https://x.example/1", "text": TEXT}
    results = list(collect([write(tmp_path / "a.jsonl", row, row)]))
    assert [type(result).__name__ for result in results] == ["Article", "Failure"]


def test_halves_of_surrogate_pairs_do_not_survive(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Two met \\ud83d in Oslo."}\n')
    (article,) = articles(tmp_path)
    article.text.encode("utf-8")


def test_markup_in_a_text_field_is_read_as_html(tmp_path):
    (article,) = articles(write(tmp_path / "a.jsonl", {"text": f"<p>{TEXT}</p><script>x</script><p>{TEXT}</p>"}))
    assert article.text == f"{TEXT}\n{TEXT}"

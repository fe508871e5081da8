"""The export contract: every name of every field, both forms, and how much text goes along."""

import csv
import io
import json

import pytest

from entente.query.contract import KINDS
from entente.serve.export import columns

FIELDS = {
    "mentions": "mention_id article article_id outlet url published language episode_id event_id start end sentence "
    "trigger trigger_start trigger_end event_type modes contexts domain quad intensity actors recipients date_start "
    "date_end date_precision date_basis place status status_cue holder via act_id content_type matter copy_group_id "
    "rewritten origin frame score",
    "quotes": "quote_id article start end content cue cue_start cue_end cue_class speaker_start speaker_end "
    "speaker_form speakers directness via saying_id",
    "actor-mentions": "article start end form naming actor country reading score reason",
    "articles": "article article_id outlet kind headline byline dateline published_start published_end published "
    "published_basis published_confidence page_date language copy_group_id copy_kind rewritten episode_id parts",
    "events": "event_id event_type modes contexts domain actors recipients date_start date_end date_precision place "
    "matter episode_id series_id standing n_reports n_newsrooms_min n_newsrooms_max n_origins positions mentions",
    "episodes": "episode_id label date_start date_end date_precision place parties articles siblings",
    "actors": "actor_id kind name country sector wikidata_id n_mentions n_articles n_events aliases offices",
    "copies": "copy_group_id lead article article_id copy_kind similarity signal shared",
    "sayings": "saying_id speakers date_start date_end date_precision wording variants",
    "disputes": "dispute_id event_type actors recipients matter items",
    "matters": "matter_id name parties stages",
    "figures": "figure_group_id subject unit agree figures",
    "dyads": "actor recipient month n_events n_reports verbal_cooperation material_cooperation verbal_conflict "
    "material_conflict disputed planned intensity articles_read",
}
PARTY = {"id", "name", "kind", "country", "sector", "start", "end", "inferred"}


def exported(shell, record, kind, *options):
    return [json.loads(line) for line in shell("export", kind, "-r", record, *options).stdout.splitlines()]


@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_the_names_of_the_fields_are_pinned(kind):
    assert " ".join(KINDS[kind].__dataclass_fields__) == FIELDS[kind]


def test_every_kind_is_pinned():
    assert KINDS.keys() == FIELDS.keys()


def test_a_mention_goes_out_whole(shell, record):
    first = exported(shell, record, "mentions")[0]
    assert list(first) == FIELDS["mentions"].split()
    assert first["article"].endswith(".txt")
    assert (first["event_type"], first["modes"], first["quad"]) == ("CONSULT", ["visit"], "verbal_cooperation")
    assert set(first["actors"][0]) == PARTY
    assert first["event_id"] is not None
    assert first["intensity"] == 4.0


def test_places_lead_back_to_the_words(shell, record, pages):
    for row in exported(shell, record, "mentions"):
        text = (pages.parent / row["article"]).read_text()
        assert text[row["start"] : row["end"]] == row["sentence"]
        assert text[row["trigger_start"] : row["trigger_end"]] == row["trigger"]
        assert all(text[party["start"] : party["end"]] == party["name"] for party in row["actors"])
    for row in exported(shell, record, "quotes"):
        assert (pages.parent / row["article"]).read_text()[row["start"] : row["end"]] == row["content"]


@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_both_forms_hold_every_kind(shell, record, kind):
    rows = exported(shell, record, kind)
    lines = list(csv.DictReader(io.StringIO(shell("export", kind, "-r", record, "-f", "csv").stdout)))
    assert len(lines) >= len(rows)
    assert all("[" not in cell or "the" in cell for line in lines for cell in line.values())


def test_the_long_form_has_one_item_a_line(shell, record):
    assert columns(KINDS["quotes"])[-3:] == ["list", "nr", "item"]
    lines = list(csv.DictReader(io.StringIO(shell("export", "mentions", "-r", record, "-f", "csv").stdout)))
    mine = [line for line in lines if line["mention_id"] == lines[0]["mention_id"]]
    assert [(line["list"], line["nr"]) for line in mine] == [("modes", "1"), ("actors", "1"), ("recipients", "1")]
    assert mine[1]["item_id"] in {"NOR", "SUD", "OST"}


@pytest.mark.parametrize("kind", ["mentions", "quotes", "actor-mentions", "articles"])
def test_text_of_others_can_stay_behind(shell, record, kind):
    words = {"sentence", "trigger", "content", "form", "cue", "speaker_form", "headline"}
    for row in exported(shell, record, kind, "--text", "offsets"):
        assert all(row[name] is None for name in words & row.keys())
        assert row.get("start", 0) is not None
    for row in exported(shell, record, kind, "--text", "none"):
        assert all(row[name] is None for name in (words | {"start", "end"}) & row.keys())
        assert all(party["start"] is None for party in row.get("actors", []))


def test_filters_go_by_the_date_of_the_event_or_of_the_article(shell, record):
    everything = len(exported(shell, record, "events"))
    assert len(exported(shell, record, "events", "--since", "2024-05")) == everything
    assert exported(shell, record, "events", "--until", "2023") == []
    assert exported(shell, record, "quotes", "--published-since", "2024-05-17") == []
    assert len(exported(shell, record, "quotes", "--published-until", "2024-05-16")) == 1


def test_a_dyad_row_counts_a_month(shell, record):
    rows = {(row["actor"], row["recipient"]): row for row in exported(shell, record, "dyads")}
    row = rows["NOR", "SUD"]
    assert (row["month"], row["n_events"], row["verbal_cooperation"], row["articles_read"]) == ("2024-05", 1, 1, 3)


def test_the_schema_describes_every_kind(shell):
    found = json.loads(shell("schema").stdout)
    assert found["exports"].keys() == FIELDS.keys()
    assert set(found["$defs"]["MentionRow"]["properties"]) == set(FIELDS["mentions"].split())

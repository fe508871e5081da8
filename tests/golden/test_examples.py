"""The shipped examples, read by the shipped parser: the screen and what stands behind it, held to the letter.

A change of these files is reviewed line by line. To write them anew: `python -m tests.golden.write`.
"""

from pathlib import Path

import pytest
from tests.golden.write import GOLDENS, brief_of, build_examples, events_of

from entente.store import open_record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_examples(tmp_path_factory.mktemp("examples"))


def test_the_brief_of_the_examples(record: Path) -> None:
    with open_record(record) as held:
        assert brief_of(held) == (GOLDENS / "brief.txt").read_text(encoding="utf-8")


def test_the_events_of_the_examples(record: Path) -> None:
    with open_record(record) as held:
        assert events_of(held) == (GOLDENS / "events.tsv").read_text(encoding="utf-8")


def test_look_alike_summits_stay_apart(record: Path) -> None:
    with open_record(record) as held:
        by_name = {held.article(i).name: e.id for e in held.groups().episodes for i in e.article_ids}
        moscow = {episode for name, episode in by_name.items() if "moscow-2023" in name}
        beijing = {episode for name, episode in by_name.items() if "beijing-2024" in name}
        assert len(beijing) == 1
        assert not moscow & beijing


def test_the_wrong_page_date_is_rejected_with_its_reason(record: Path) -> None:
    with open_record(record) as held:
        names = {article.id: article.name for article, _ in held.readings()}
        dated = {names[one.article_id]: one for one in held.groups().publications}
        wrong = next(one for name, one in dated.items() if "wrong-page-date" in name)
        assert wrong.when.start is not None
        assert wrong.when.start.month == 5
        assert "was named so this week" in wrong.rejected[0][1]


def test_no_event_lies_in_furniture(record: Path) -> None:
    with open_record(record) as held:
        for article, reading in held.readings():
            for event in reading.events:
                assert article.part_at(event.trigger.start) is None

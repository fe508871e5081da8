"""Laws of grouping: whatever the order, the same groups; every article in one episode; leads are no whole copies' chains."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import article, reading
from tests.group.test_copies import OTHER, WIRE, spun

from entente.group import group
from entente.group.episodes.linkage import link

LINES = (*WIRE.split("\n"), *OTHER.split("\n"), *spun(WIRE).split("\n"))
texts = st.lists(st.sampled_from(LINES), min_size=1, max_size=14).map("\n".join)
drawn = st.lists(st.tuples(texts, st.one_of(st.none(), st.integers(0, 40))), min_size=1, max_size=5)


def build(pages):
    return [
        reading(article(f"a{i}", text, published=None if day is None else date(2019, 4, 1) + timedelta(days=day)))
        for i, (text, day) in enumerate(pages)
    ]


@settings(max_examples=40, deadline=None)
@given(drawn, st.randoms())
def test_the_order_of_articles_changes_nothing(pages, shuffler):
    pairs = build(pages)
    shuffled = list(pairs)
    shuffler.shuffle(shuffled)
    assert group(shuffled) == group(pairs)


@settings(max_examples=40, deadline=None)
@given(drawn)
def test_every_article_is_in_one_episode_and_has_one_date(pages):
    pairs = build(pages)
    found = group(pairs)
    ids = sorted(page.id for page, _ in pairs)
    assert sorted(i for episode in found.episodes for i in episode.article_ids) == ids
    assert sorted(publication.article_id for publication in found.publications) == ids
    assert all(episode.id == episode.article_ids[0] for episode in found.episodes)


@settings(max_examples=40, deadline=None)
@given(drawn)
def test_shared_passages_lie_in_both_texts(pages):
    pairs = build(pages)
    length = {page.id: len(page.text) for page, _ in pairs}
    for made in group(pairs).copies:
        for copy in made.copies:
            assert copy.article_id != made.lead
            for here, there in copy.shared:
                assert 0 <= here.start < here.end <= length[copy.article_id]
                assert 0 <= there.span.start < there.span.end <= length[there.article_id]
                assert there.article_id == made.lead


names = st.sampled_from("abcdefgh")
edges = st.dictionaries(
    st.tuples(names, names).filter(lambda pair: pair[0] < pair[1]), st.floats(0.01, 1.0), max_size=20
)


@given(edges)
def test_linkage_is_a_partition_and_joins_what_is_alike(weights):
    found = link("abcdefgh", [(one, other, weight) for (one, other), weight in weights.items()], least=0.5)
    assert sorted(name for members in found for name in members) == list("abcdefgh")
    for members in found:
        pairs = [(one, other) for one in members for other in members if one < other]
        if pairs:
            assert sum(weights.get(pair, 0.0) for pair in pairs) / len(pairs) >= 0.5 / len(members)


def test_one_bridge_does_not_join_two_crowds():
    crowd = [("a", "b", 0.9), ("a", "c", 0.9), ("b", "c", 0.9), ("d", "e", 0.9), ("d", "f", 0.9), ("e", "f", 0.9)]
    assert link("abcdef", [*crowd, ("c", "d", 0.8)], least=0.4) == (("a", "b", "c"), ("d", "e", "f"))

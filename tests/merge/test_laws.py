"""Laws of merging: whatever the order, the same world; without an article, without its evidence and no more."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import Fetched, article, event, quote, reading
from tests.merge.test_events import grouped

from entente.group import group
from entente.merge import merge, merge_parts
from entente.records import Copy, CopyGroup, CopyKind, Place, Span, Status, World

TYPES = ("CONSULT", "SANCTION", "AGREE", "ACCUSE", "ASSAULT", "AID")
SENTENCES = (
    "Ruritania and Arland talked of the border.",
    "Ruritania struck a harbour of Arland at night.",
    "Freeland sent grain to Arland.",
    "Arland said the border was closed to all trade.",
)
STATUSES = (Status.HAPPENED, Status.PLANNED, Status.ALLEGED, Status.DENIED, Status.NEGATED)
PARTIES = ("RUR", "ARL", "FRE", "RUR ARL")

mentions = st.tuples(
    st.sampled_from(TYPES),
    st.sampled_from(SENTENCES),
    st.sampled_from(PARTIES),
    st.sampled_from(("", *PARTIES)),
    st.sampled_from(STATUSES),
    st.one_of(st.none(), st.integers(0, 30)),
    st.sampled_from(("", "RUR", "ARL")),
)
pages = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from(("News", "Post", None)), st.lists(mentions, max_size=4)),
    min_size=1,
    max_size=5,
)
FIRST = date(2024, 5, 1)


def build(drawn):
    pairs = []
    for number, (day, outlet, told) in enumerate(drawn):
        text = " ".join(SENTENCES)
        page = article(f"a{number}", text, published=FIRST + timedelta(days=day), outlet=outlet)
        events = {
            made.id: made
            for kind, sentence, actors, recipients, status, when, holder in told
            for made in [
                event(
                    page,
                    sentence,
                    kind,
                    actors,
                    recipients,
                    status=status,
                    time=None if when is None else FIRST + timedelta(days=when),
                    holder=holder,
                )
            ]
        }
        said = quote(page, "the border was closed to all trade", "ARL")
        pairs.append(reading(page, *events.values(), quotes=(said,)))
    return pairs


def world_of(pairs) -> World:
    return merge(pairs, grouped(pairs, episodes=[[page.id for page, _ in pairs]]))


@settings(max_examples=60, deadline=None)
@given(pages, st.randoms())
def test_the_order_of_articles_changes_nothing(drawn, shuffler):
    pairs = build(drawn)
    shuffled = list(pairs)
    shuffler.shuffle(shuffled)
    assert merge(shuffled, grouped(shuffled, episodes=[[p.id for p, _ in pairs]])) == world_of(pairs)


@settings(max_examples=60, deadline=None)
@given(pages)
def test_every_mention_is_in_one_event_whose_id_is_its_least_member(drawn):
    pairs = build(drawn)
    world = world_of(pairs)
    told = {mention.id: page for page, made in pairs for mention in made.events}
    assert sorted(told) == sorted(mention for found in world.events for mention in found.mentions)
    for found in world.events:
        ranks = {m: (told[m].proposals[0].day, told[m].id, m) for m in found.mentions}
        assert found.id == min(ranks, key=lambda m: ranks[m])
        assert sorted(m for position in found.positions for m in position.mentions) == sorted(found.mentions)
        assert 1 <= found.n_newsrooms[0] <= found.n_newsrooms[1] <= found.n_reports
        assert 1 <= found.n_origins <= found.n_reports


@settings(max_examples=30, deadline=None)
@given(pages)
def test_without_an_article_no_record_rests_on_it(drawn):
    pairs = build(drawn)
    gone, rest = pairs[0], pairs[1:]
    left = merge(rest, group(rest))
    ids = {mention.id for mention in gone[1].events} | {said.id for said in gone[1].quotes}
    assert not ids & {mention for found in left.events for mention in found.mentions}
    assert not ids & {said for saying in left.sayings for _, said in saying.variants}
    assert left == merge(list(reversed(rest)), group(rest))


@settings(max_examples=40, deadline=None)
@given(pages)
def test_a_copy_adds_no_newsroom_and_no_origin(drawn):
    pairs = build(drawn)
    page, made = pairs[0]
    alone = {found.id: found for found in merge([(page, made)], grouped([(page, made)])).events}
    twin, read = build([drawn[0], drawn[0]])[1]
    whole = Span(0, len(page.text))
    copy = Copy(
        article_id=twin.id, kind=CopyKind.EXACT, similarity=1.0, signal="", shared=((whole, Place(page.id, whole)),)
    )
    both = [(page, made), (twin, read)]
    world = merge(both, grouped(both, copies=[CopyGroup(id=page.id, lead=page.id, copies=(copy,))]))
    for found in world.events:
        if found.id in alone:
            assert found.n_newsrooms == alone[found.id].n_newsrooms
            assert found.n_origins == alone[found.id].n_origins


def test_a_fold_holds_no_readings_and_the_parts_are_the_world():
    def make(place):
        page = article(
            f"a{place:02}", f"Ruritania and Arland talked of bridge {place}. “We agree on {place}.”", outlet="N"
        )
        told = event(page, page.text.split(".")[0], "CONSULT", "RUR ARL", time=FIRST + timedelta(days=9 * place))
        return reading(page, told, quotes=(quote(page, f"We agree on {place}", "RUR"),))

    fetched, pairs = Fetched(make, 30), [make(place) for place in range(30)]
    held = len(pairs) + 3  # those of this test, the one at hand, the one before
    groups = group(fetched)
    parts = list(merge_parts(fetched, groups))
    assert fetched.most_held <= held
    assert (groups, merge(pairs, groups)) == (group(pairs), merge(fetched, groups))
    assert [bool(part.actors) + 2 * bool(part.sayings) + 4 * bool(part.events) for part in parts] == [1, 2, 4]

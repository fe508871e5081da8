"""Contents that one side asserts and another denies; matters followed over episodes."""

from datetime import date

from tests.build import article, event, reading
from tests.merge.test_events import grouped

from entente.merge import merge
from entente.records import NegationKind, Status

MAY = date(2024, 5, 16)
LATER = date(2025, 6, 20)


def told(name: str, sentence: str, kind: str, *sides: str, on: date = MAY, **more):
    page = article(name, sentence, published=on, outlet=name)
    return reading(page, event(page, sentence, kind, *sides, time=on, **more))


def world_of(*pairs, episodes=()):
    return merge(pairs, grouped(pairs, episodes=episodes))


CLAIM = ("a", "Ruritania says Arland ships engines to Freeland.", "AID", "ARL", "FRE")
CHIPS = ("b", "Ruritania says Arland sells chips to Freeland.", "AID", "ARL", "FRE")
DENIAL = ("c", "Arland denies that it ships engines to Freeland.", "AID", "ARL", "FRE")


def test_a_claim_and_its_denial_are_a_dispute_whatever_the_day():
    (found,) = world_of(
        told(*CLAIM, status=Status.ALLEGED, holder="RUR", trigger="ships"),
        told(*DENIAL, status=Status.DENIED, holder="ARL", trigger="ships", on=LATER),
    ).disputes
    assert (found.actors, found.recipients) == (("ARL",), ("FRE",))
    positions = {(p.holder, p.status) for _, grid in found.items for p in grid}
    assert positions == {("RUR", Status.ALLEGED), ("ARL", Status.DENIED)}


def test_different_claims_are_different_items_of_one_dispute():
    (found,) = world_of(
        told(*CLAIM, status=Status.ALLEGED, holder="RUR", trigger="ships"),
        told(*CHIPS, status=Status.ALLEGED, holder="RUR", trigger="sells"),
        told(*DENIAL, status=Status.DENIED, holder="ARL", trigger="ships"),
        episodes=[("a", "b", "c")],
    ).disputes
    assert len(found.items) == 2
    denied = [name for name, grid in found.items if any(p.status is Status.DENIED for p in grid)]
    assert len(denied) == 1
    assert "engines" in denied[0]


BARE = ("c", "Ruritania spoke of engines that Arland ships to Freeland, a claim Arland denies.", "REJECT", "ARL", "")


def test_a_bare_denial_denies_what_its_sentence_speaks_of():
    claim = told(*CLAIM, status=Status.ALLEGED, holder="RUR", trigger="ships", matter="engines")
    denial = told(*BARE, trigger="denies", frame="deny.v obj:@charge")
    (found,) = world_of(claim, denial, episodes=[("a", "c")]).disputes
    assert {(p.holder, p.status) for _, grid in found.items for p in grid} == {
        ("RUR", Status.ALLEGED),
        ("ARL", Status.DENIED),
    }


def test_a_bare_denial_of_something_else_denies_nothing():
    claim = told(*CLAIM, status=Status.ALLEGED, holder="RUR", trigger="ships", matter="engines")
    other = ("c", "Freeland complained of the fishing, a claim Arland denies.", "REJECT", "ARL", "")
    denial = told(*other, trigger="denies", frame="deny.v obj:@charge")
    assert world_of(claim, denial, episodes=[("a", "c")]).disputes == ()


def test_without_a_denial_there_is_no_dispute():
    assert world_of(told(*CLAIM, status=Status.ALLEGED, holder="RUR")).disputes == ()


def test_a_denial_of_ones_own_claim_is_no_dispute():
    assert world_of(told(*DENIAL, status=Status.DENIED, holder="ARL")).disputes == ()


def test_a_matter_goes_from_pledged_to_stalled():
    pledge = ("a", "Ruritania and Arland pledged a pipeline.", "AGREE", "RUR ARL", "")
    none = ("b", "Ruritania and Arland signed no deal on the pipeline.", "AGREE", "RUR ARL", "")
    (matter,) = world_of(
        told(*pledge, status=Status.PLEDGED, matter="pipeline"),
        told(*none, status=Status.NEGATED, status_kind=NegationKind.NOT_DONE, matter="pipeline", on=LATER),
        episodes=[("a",), ("b",)],
    ).matters
    assert [(stage.stage, stage.episode_id) for stage in matter.stages] == [("pledged", "a"), ("stalled", "b")]
    assert matter.parties == ("ARL", "RUR")

"""Status: a walk from the word up, and the order in which cues outrank one another."""

import itertools

import pytest
from event_coding import Parse
from tests.conllu import read_conllu

from entente.lexicon.embedders import load_embedders
from entente.read.events import Standing, status_of
from entente.read.tokens import Token
from entente.records import NegationKind, Span, Status

_ROWS = sorted(
    {(row.example, row.event, row.status) for rows in load_embedders().above.values() for row in rows}
    | {(row.example, row.event, row.status) for row in load_embedders().beside.values()}
)


def _walk(parser: Parse, sentence: str, word: str) -> Standing:
    found = parser(sentence, [Span(0, len(sentence))])[0]
    token = next(token for token in found.tokens if token.form == word)
    return status_of(found, token)


@pytest.mark.parametrize("sentence, word, status", _ROWS, ids=[row[0] for row in _ROWS])
def test_every_row_of_the_table(parser: Parse, sentence: str, word: str, status: Status) -> None:
    assert _walk(parser, sentence, word).status is status


@pytest.mark.parametrize(
    "sentence, word, status",
    [
        ("Chad withdrew its troops.", "withdrew", Status.HAPPENED),
        ("Chad has withdrawn its troops.", "withdrawn", Status.HAPPENED),
        ("Chad is withdrawing its troops.", "withdrawing", Status.ONGOING),
        ("Chad will withdraw its troops.", "withdraw", Status.PLANNED),
        ("Chad would withdraw its troops if Sudan agreed.", "withdraw", Status.HYPOTHETICAL),
        ("Chad should withdraw its troops.", "withdraw", Status.REQUESTED),
        ("Chad should have withdrawn its troops.", "withdrawn", Status.NEGATED),
        ("Chad must have withdrawn its troops.", "withdrawn", Status.HYPOTHETICAL),
        ("Chad did not withdraw its troops.", "withdraw", Status.NEGATED),
        ("Sudan debates a bill that would punish Chad.", "punish", Status.HYPOTHETICAL),
        ("No sailors are believed to be held by Chad.", "held", Status.NEGATED),
        ("Story: Will Chad lobby Sudan against a strike?", "lobby", Status.HYPOTHETICAL),
        ("She refused to confirm that Chad would withdraw its troops.", "withdraw", Status.HYPOTHETICAL),
        ("She declined to say that Chad withdrew its troops.", "withdrew", Status.HYPOTHETICAL),
        ("She could not give a date nor say whether Chad would withdraw its troops.", "withdraw", Status.HYPOTHETICAL),
        ("Chad will not withdraw its troops.", "withdraw", Status.NEGATED),
        ("Chad said it withdrew its troops.", "withdrew", Status.HAPPENED),
        ("No country withdrew its troops.", "withdrew", Status.NEGATED),
        ("None of the envoys were detained by Chad.", "detained", Status.NEGATED),
        ("Should Chad attack Sudan, the league will act.", "attack", Status.HYPOTHETICAL),
        ("Sudan is ready should Chad attack it.", "attack", Status.HYPOTHETICAL),
        ("Had Chad attacked Sudan, the league would have acted.", "attacked", Status.HYPOTHETICAL),
        ("Sudan will pay as long as Chad frees its envoys.", "frees", Status.HYPOTHETICAL),
        ("The envoy asked whether Chad withdrew.", "withdrew", Status.HYPOTHETICAL),
        ("Did Chad withdraw its troops?", "withdraw", Status.HYPOTHETICAL),
        ("After Chad withdrew its troops, talks began.", "withdrew", Status.HAPPENED),
        ("Nobody knew why Chad withdrew its troops.", "withdrew", Status.HAPPENED),
        ("Chad arrived in Geneva to negotiate.", "negotiate", Status.PLANNED),
        ("Chad left without negotiating.", "negotiating", Status.NEGATED),
        ("Chad denied that it bombed the town.", "bombed", Status.DENIED),
        ("Chad claimed that Sudan bombed the town.", "bombed", Status.ALLEGED),
        ("Chad urged Sudan to negotiate.", "negotiate", Status.REQUESTED),
        ("Chad vowed to negotiate.", "negotiate", Status.PLEDGED),
    ],
)
def test_how_an_event_stands(parser: Parse, sentence: str, word: str, status: Status) -> None:
    assert _walk(parser, sentence, word).status is status


@pytest.mark.parametrize(
    "sentence, word, kind",
    [
        ("Chad did not withdraw.", "withdraw", NegationKind.NOT_DONE),
        ("Chad refused to withdraw.", "withdraw", NegationKind.REFUSED),
        ("Chad failed to withdraw.", "withdraw", NegationKind.FAILED),
        ("Chad has not yet withdrawn.", "withdrawn", NegationKind.NOT_YET),
        ("Chad does not plan to withdraw.", "withdraw", NegationKind.RULED_OUT),
    ],
)
def test_kinds_of_negation(parser: Parse, sentence: str, word: str, kind: NegationKind) -> None:
    assert _walk(parser, sentence, word).kind is kind


def test_a_verb_that_ends_its_sentence() -> None:
    _, (sentence,) = read_conllu("""
1 To to PART 2 mark
2 negotiate negotiate VERB 4 advcl
3 they they PRON 4 nsubj
4 go go VERB 0 root
""")
    assert status_of(sentence, sentence[1]).status is Status.PLANNED


def test_cues_are_kept(parser: Parse) -> None:
    assert [cue.form for cue in _walk(parser, "Chad may not withdraw.", "withdraw").cues] != []


# --- the precedence table of docs/status.md --------------------------------------------

_CUE = Token(i=0, start=0, end=1, form="x", lemma="x", upos="VERB", head=None, deprel="root")


def _met(*statuses: Status) -> Status:
    standing = Standing()
    for status in statuses:
        standing.meet(status, _CUE, "test")
    return standing.status


@pytest.mark.parametrize(
    "inner, outer, result",
    [
        (Status.PLANNED, Status.ALLEGED, Status.PLANNED),  # "claimed that it will"
        (Status.HAPPENED, Status.ALLEGED, Status.ALLEGED),
        (Status.ALLEGED, Status.DENIED, Status.DENIED),
        (Status.NEGATED, Status.DENIED, Status.ALLEGED),  # "denied that it had not"
        (Status.NEGATED, Status.HYPOTHETICAL, Status.NEGATED),
        (Status.HYPOTHETICAL, Status.PLANNED, Status.HYPOTHETICAL),
        (Status.HYPOTHETICAL, Status.NEGATED, Status.NEGATED),
        (Status.PLANNED, Status.HYPOTHETICAL, Status.HYPOTHETICAL),  # "if it will"
        (Status.PLANNED, Status.REQUESTED, Status.REQUESTED),
        (Status.REQUESTED, Status.PLANNED, Status.REQUESTED),  # "will urge it to"
        (Status.PLEDGED, Status.PLANNED, Status.PLEDGED),
        (Status.PLANNED, Status.NEGATED, Status.NEGATED),  # "failed to plan"
        (Status.ONGOING, Status.PLANNED, Status.PLANNED),
        (Status.ALLEGED, Status.NEGATED, Status.DENIED),
    ],
)
def test_precedence(inner: Status, outer: Status, result: Status) -> None:
    assert _met(inner, outer) is result


def test_a_fact_above_changes_nothing() -> None:
    for inner in Status:
        assert _met(inner, Status.HAPPENED) is inner


def test_nothing_unreal_becomes_a_fact() -> None:
    real = {Status.HAPPENED, Status.ONGOING}
    for chain in itertools.product(Status, repeat=3):
        if any(status not in real for status in chain):
            assert _met(*chain) not in real, chain

"""The words that tell an event: its clause, without asides."""

from dataclasses import replace

import pytest
from tests.build import article, event
from tests.conllu import read_conllu

from entente.read.gist import find_gist, states, tell_events
from entente.read.tokens import Entity
from entente.records import Span

_VOWED = """
1 The the DET 2 det
2 leaders leader NOUN 7 nsubj
3 , , PUNCT 4 punct
4 smiling smile VERB 2 acl
5 , , PUNCT 4 punct
6 have have AUX 7 aux
7 vowed vow VERB 0 root
8 to to PART 9 mark
9 deepen deepen VERB 7 xcomp
10 ties tie NOUN 9 obj
11 , , PUNCT 12 punct
12 adding add VERB 7 advcl
13 nothing nothing PRON 12 obj SpaceAfter=No
14 . . PUNCT 7 punct
"""
_SHARED = """
1 Oslo Oslo PROPN 2 nsubj
2 praised praise VERB 0 root
3 Lima Lima PROPN 2 obj
4 and and CCONJ 5 cc
5 scolded scold VERB 2 conj
6 Quito Quito PROPN 5 obj SpaceAfter=No
7 . . PUNCT 2 punct
"""
_TALKS = """
1 They they PRON 2 nsubj
2 held hold VERB 0 root
3 talks talk NOUN 2 obj
4 in in ADP 5 case
5 Oslo Oslo PROPN 2 obl
"""
_NOUN = """
1 Critics critic NOUN 2 nsubj
2 fear fear VERB 0 root
3 support support NOUN 2 obj
4 for for ADP 5 case
5 Lima Lima PROPN 3 nmod
"""


def _gist(conllu: str, word: str) -> list[str]:
    text, (sentence,) = read_conllu(conllu)
    trigger = next(token for token in sentence.tokens if token.form == word)
    return [span.of(text) for span in find_gist(sentence, trigger)]


def test_asides_are_left_out():
    assert _gist(_VOWED, "vowed") == ["The leaders", "have vowed to deepen ties"]


def test_a_second_verb_keeps_the_shared_subject():
    assert _gist(_SHARED, "scolded") == ["Oslo", "scolded Quito"]
    assert _gist(_SHARED, "praised") == ["Oslo praised Lima"]


def test_a_light_verb_carries_its_noun():
    assert _gist(_TALKS, "talks") == ["They held talks in Oslo"]


def test_a_noun_is_told_with_the_clause_that_holds_it():
    assert _gist(_NOUN, "support") == ["Critics fear support for Lima"]


_THANKED = """
1 Oslo Oslo PROPN 2 nsubj
2 thanked thank VERB 0 root
3 Chinese chinese ADJ 4 amod
4 firms firm NOUN 2 obj
5 for for SCONJ 6 mark
6 helping help VERB 2 advcl
7 Lima Lima PROPN 6 obj
"""
_GRANTED = """
1 The the DET 2 det
2 concessions concession NOUN 9 nsubj
3 that that PRON 7 obj
4 Oslo Oslo PROPN 5 nsubj
5 agreed agree VERB 2 acl:relcl
6 to to PART 7 mark
7 make make VERB 5 xcomp
8 are be AUX 9 cop
9 small small ADJ 0 root
"""


_FREED = """
1 Chad Chad PROPN 2 nsubj
2 freed free VERB 0 root
3 men man NOUN 2 obj
4 jailed jail VERB 3 acl
5 in in ADP 6 case
6 March March PROPN 4 obl SpaceAfter=No
7 , , PUNCT 8 punct
8 pleasing please VERB 2 advcl
9 Oslo Oslo PROPN 8 obj
"""


def test_what_was_done_for_is_told_with_what_was_done():
    assert _gist(_THANKED, "helping") == ["Oslo thanked Chinese firms for helping Lima"]


def test_a_relative_clause_is_told_with_the_clause_it_stands_in():
    assert _gist(_GRANTED, "agreed") == ["The concessions that Oslo agreed to make are small"]
    assert _gist(_FREED, "jailed") == ["Chad freed men jailed in March"]


_DUE = """
1 Oslo Oslo PROPN 8 nsubj
2 is be AUX 4 aux
3 to to PART 4 mark
4 meet meet VERB 8 ccomp
5 Lima Lima PROPN 4 obj SpaceAfter=No
6 , , PUNCT 4 punct
7 officials official NOUN 8 nsubj
8 said say VERB 0 root
"""


def test_who_says_it_after_the_comma_is_no_part_of_it():
    assert _gist(_DUE, "meet") == ["Oslo is to meet Lima"]


def test_a_participle_after_a_comma_keeps_the_subject_of_its_sentence():
    assert _gist(_FREED, "pleasing") == ["Chad", "pleasing Oslo"]


_LAUNCHED = """
1 Chad Chad PROPN 2 nsubj
2 launched launch VERB 0 root
3 a a DET 4 det
4 wave wave NOUN 2 obj
5 of of ADP 6 case
6 strikes strike NOUN 4 nmod
"""
_DEFENDED = """
1 She she PRON 2 nsubj
2 defended defend VERB 0 root
3 her her PRON 4 nmod:poss
4 decision decision NOUN 2 obj
5 to to PART 6 mark
6 withdraw withdraw VERB 4 acl
7 troops troops NOUN 6 obj
"""
_SIGNED = """
1 He he PRON 2 nsubj
2 signed sign VERB 0 root
3 a a DET 4 det
4 bill bill NOUN 2 obj
5 imposing impose VERB 4 acl
6 sanctions sanction NOUN 5 obj
"""
_BEGAN = """
1 Talks talk NOUN 2 nsubj
2 began begin VERB 0 root
3 in in ADP 4 case
4 Oslo Oslo PROPN 2 obl
"""
_RAISED = """
1 Strikes strike NOUN 2 nsubj
2 raised raise VERB 0 root
3 fears fear NOUN 2 obj
"""
_EXPECTED = """
1 He he PRON 3 nsubj:pass
2 is be AUX 3 aux:pass
3 expected expect VERB 0 root
4 to to PART 5 mark
5 sign sign VERB 3 xcomp
"""


_YET = """
1 Chad Chad PROPN 2 nsubj
2 has have AUX 3 aux
3 yet yet ADV 0 root
"""
_MEETS = """
1 Chad Chad PROPN 2 nsubj
2 {verb} meet VERB 0 root
3 Peru Peru PROPN 2 obj
4 on on ADP 5 case
5 Friday Friday PROPN 2 obl SpaceAfter=No
6 . . PUNCT 2 punct
"""


_COMES = """
1 It it PRON 2 nsubj
2 comes come VERB 0 root
3 Friday Friday PROPN 2 obl
4 when when SCONJ 6 mark
5 they they PRON 6 nsubj
6 meet meet VERB 2 advcl
7 him he PRON 6 obj
"""
_HAVE_HER_TRAVEL = """
1 Chad Chad PROPN 2 nsubj
2 offered offer VERB 0 root
3 to to PART 4 mark
4 have have VERB 2 xcomp
5 her she PRON 6 nsubj
6 travel travel VERB 4 ccomp
7 to to ADP 8 case
8 Oslo Oslo PROPN 6 obl
"""


def test_what_somebody_is_to_be_made_to_do_is_told_with_who_makes_it_so():
    assert _gist(_HAVE_HER_TRAVEL, "travel") == ["Chad offered to have her travel to Oslo"]


_ASIDE = """
1 Chad Chad PROPN 8 nsubj
2 , , PUNCT 4 punct
3 which which PRON 4 nsubj
4 {verb} {verb} VERB 1 acl:relcl
5 Peru Peru PROPN 4 obj
6 , , PUNCT 4 punct
7 has have AUX 8 aux
8 left leave VERB 0 root
"""


@pytest.mark.parametrize(("event_type", "stated"), [("SUPPORT", False), ("CONSULT", True)])
def test_an_attitude_told_in_an_aside_is_background(event_type, stated):
    text, sentences = read_conllu(_ASIDE.format(verb="backed"))
    told = event(article("a", text), text, event_type, trigger="backed")
    assert tell_events((told,), sentences)[0].is_stated is stated


_OPEN_ASIDE = """
1 She she PRON 2 nsubj
2 met meet VERB 0 root
3 Moe Moe PROPN 2 obj
4 , , PUNCT 7 punct
5 the the DET 7 det
6 first first ADJ 7 amod
7 meeting meeting NOUN 3 appos
8 since since SCONJ 10 mark
9 they they PRON 10 nsubj
10 quarrelled quarrel VERB 2 advcl
"""
_ACCORDING = """
1 Chad Chad PROPN 2 nsubj
2 left leave VERB 8 ccomp
3 Oslo Oslo PROPN 2 obj
4 , , PUNCT 8 punct
5 according accord VERB 3 case
6 to to ADP 5 fixed
7 papers paper NOUN 8 nsubj
8 reported report VERB 0 root
"""
_PAYS = """
1 Chad Chad PROPN 2 nsubj
2 pays pay VERB 0 root
3 for for ADP 4 case
4 tariffs tariff NOUN 2 obl
"""


_CALLED_OFF = """
1 They they PRON 3 nsubj
2 would would AUX 3 aux
3 meet meet VERB 0 root
4 Moe Moe PROPN 3 obj SpaceAfter=No
5 , , PUNCT 7 punct
6 but but CCONJ 9 cc
7 he he PRON 9 nsubj
8 soon soon ADV 9 advmod
9 cancelled cancel VERB 3 conj SpaceAfter=No
10 . . PUNCT 3 punct
"""
_ENVOY = """
1 Ice ice NOUN 2 nsubj
2 fell fall VERB 0 root SpaceAfter=No
3 , , PUNCT 6 punct
4 according accord VERB 6 case
5 to to ADP 4 fixed
6 Moe Moe PROPN 2 obl SpaceAfter=No
7 , , PUNCT 9 punct
8 who who PRON 9 nsubj
9 met meet VERB 6 acl:relcl
10 Lima Lima PROPN 9 obj
"""


_IN_TURN = """
1 In in ADP 2 case
2 turn turn NOUN 5 obl SpaceAfter=No
3 , , PUNCT 2 punct
4 Oslo Oslo PROPN 5 nsubj
5 praised praise VERB 0 root
6 Lima Lima PROPN 5 obj
"""


_JOINED = """
1 Oslo Oslo PROPN 2 nsubj
2 joined join VERB 0 root
3 Quito Quito PROPN 2 obj
4 in in SCONJ 5 mark
5 accusing accuse VERB 2 advcl
6 Lima Lima PROPN 5 obj
"""
_SAID_IN = """
1 Oslo Oslo PROPN 2 nsubj
2 read read VERB 0 root
3 a a DET 4 det
4 {noun} {noun} NOUN 2 obj
5 in in ADP 6 case
6 which which PRON 8 obl
7 Quito Quito PROPN 8 nsubj
8 accused accuse VERB 4 acl:relcl
9 Lima Lima PROPN 8 obj
"""


@pytest.mark.parametrize(
    ("noun", "told"), [("speech", "Quito accused Lima"), ("book", "Oslo read a book in which Quito accused Lima")]
)
def test_what_is_said_in_a_speech_is_a_statement(noun, told):
    assert _gist(_SAID_IN.format(noun=noun), "accused") == [told]


def test_what_only_joins_a_sentence_to_the_one_before_is_left_out():
    assert _gist(_IN_TURN, "praised") == ["Oslo praised Lima"]


def test_what_was_called_off_in_the_same_breath_is_told_with_that():
    text, (sentence,) = read_conllu(_CALLED_OFF)
    off = sentence[8]
    assert [span.of(text) for span in find_gist(sentence, sentence[2])] == ["They would meet Moe"]
    told = find_gist(sentence, sentence[2], (Span(off.start, off.end),))
    assert [span.of(text) for span in told] == ["They would meet Moe, but he soon cancelled"]


def test_what_binds_a_noun_to_its_sentence_is_no_part_of_what_its_relative_clause_tells():
    assert _gist(_ENVOY, "met") == ["Moe", "met Lima"]


def test_what_stands_behind_an_aside_that_no_comma_closes_belongs_to_the_aside():
    assert _gist(_OPEN_ASIDE, "met") == ["She met Moe"]


def test_no_line_ends_with_a_source_that_is_not_named():
    assert _gist(_ACCORDING, "left") == ["Chad left Oslo"]


@pytest.mark.parametrize(
    "conllu, word, cue, stated",
    [
        (_MEETS.format(verb="met"), "met", None, True),
        (_MEETS.format(verb="meets"), "meets", None, False),  # it may be still to come
        (_COMES, "meet", None, False),
        (_PAYS, "tariffs", None, False),
        (_LAUNCHED, "launched", None, True),
        (_LAUNCHED, "strikes", None, True),  # the verb only lends the noun its subject
        (_DEFENDED, "withdraw", None, False),  # what is stated is that she defended it
        (_SIGNED, "imposing", None, True),  # the law that brings it about
        (_BEGAN, "Talks", None, True),
        (_JOINED, "accusing", None, True),
        (_RAISED, "Strikes", None, False),
        (_EXPECTED, "sign", "expected", True),  # the cue only says that it is ahead
        (_EXPECTED, "sign", None, False),
        (_YET, "has", None, True),  # a verb lost in the parse: "has yet to", with the subject at the auxiliary
    ],
)
def test_an_event_is_stated_if_nothing_above_its_word_tells_of_something_else(conllu, word, cue, stated):
    _, (sentence,) = read_conllu(conllu)
    found = {token.form: token for token in sentence.tokens}
    cues = [Span(found[cue].start, found[cue].end)] if cue else []
    assert states(sentence, found[word], cues) is stated


_WILL_TOUR = """
1 She she PRON 3 nsubj
2 will will AUX 3 aux
3 meet meet VERB 0 root
4 him he PRON 3 obj
5 and and CCONJ 6 cc
6 tour tour VERB 3 conj
7 Oslo Oslo PROPN 6 obj
"""


def test_a_second_verb_takes_over_what_says_that_the_first_is_still_to_come():
    assert _gist(_WILL_TOUR, "tour") == ["She will", "tour Oslo"]


_HOUSE = """
1 The the DET 3 det
2 White White PROPN 3 dep
3 House House PROPN 4 nsubj
4 praised praise VERB 0 root
5 Lima Lima PROPN 4 obj
"""


def test_a_name_is_not_cut_in_two():
    text, (sentence,) = read_conllu(_HOUSE)
    named = replace(sentence, entities=(Entity(first=1, last=2, label="ORG"),))
    assert [span.of(text) for span in find_gist(sentence, sentence[3])] == ["The", "House praised Lima"]
    assert [span.of(text) for span in find_gist(named, named[3])] == ["The White House praised Lima"]


_CALLED = """
1 She she PRON 2 nsubj
2 stopped stop VERB 0 root
3 what what PRON 2 obj
4 they they PRON 5 nsubj
5 called call VERB 6 acl:relcl
6 crimes crime NOUN 2 obj
"""


def test_what_somebody_calls_something_is_one_phrase():
    assert _gist(_CALLED, "stopped") == ["She stopped what they called crimes"]

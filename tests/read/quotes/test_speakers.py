"""The words of a speaker lead to actors: by their head, else by what stands beside or behind it."""

from dataclasses import replace

from conllu import read_conllu

from entente.read.quotes import attribute, find_quotes
from entente.records import ActorKind, ActorMention, Article, Naming, Span

TREE = """
1 Norway Norway PROPN 4 nmod:poss SpaceAfter=No
2 's 's PART 1 case
3 foreign foreign ADJ 4 amod
4 minister minister NOUN 7 nsubj SpaceAfter=No
5 , , PUNCT 6 punct
6 Berg Berg PROPN 4 appos
7 said say VERB 0 root
8 Oslo Oslo PROPN 10 nsubj
9 had have AUX 10 aux
10 paid pay VERB 7 ccomp SpaceAfter=No
11 . . PUNCT 7 punct
"""


def quote_of(tree):
    text, sentences = read_conllu(tree)
    (quote,) = find_quotes(Article(id="0" * 12, name="a", text=text), sentences)
    return text, quote


def mention(text, words, actor_id, kind=ActorKind.PERSON, *, country=None, reading="person"):
    start = text.index(words)
    return ActorMention(
        span=Span(start, start + len(words)),
        naming=Naming.NAME,
        actor_id=actor_id,
        name=words,
        kind=kind,
        country=country,
        sector=None,
        reading=reading,
        score=1.0,
        reason="given",
    )


def test_the_words_hold_the_apposition():
    text, quote = quote_of(TREE)
    assert quote.speaker.of(text) == "Norway's foreign minister, Berg"
    assert [text[place:].split()[0] for place in quote.heads[0]][:2] == ["minister,", "Berg"]


def test_the_head_comes_first():
    text, quote = quote_of(TREE)
    mentions = (
        mention(text, "Norway", "NOR", ActorKind.STATE, country="NOR", reading="government"),
        mention(text, "Norway's foreign minister", "anna-berg"),
        mention(text, "Berg", "~berg"),
    )
    assert attribute((quote,), mentions)[0].speakers == ("anna-berg",)


def test_the_apposition_answers_where_the_head_is_unknown():
    text, quote = quote_of(TREE)
    mentions = (mention(text, "Norway's foreign minister", None), mention(text, "Berg", "~berg"))
    assert attribute((quote,), mentions)[0].speakers == ("~berg",)


def test_who_stands_behind_an_office_answers_last():
    text, quote = quote_of(TREE)
    norway = mention(text, "Norway", "NOR", ActorKind.STATE, country="NOR", reading="government")
    assert attribute((quote,), (norway,))[0].speakers == ("NOR",)
    assert attribute((quote,), (replace(norway, reading="place"),))[0].speakers == ()


def test_a_body_speaks_for_its_state():
    text, quote = quote_of(TREE)
    body = mention(text, "Norway's foreign minister", "nor-foreign-ministry", ActorKind.BODY, country="NOR")
    assert attribute((quote,), (body,))[0].speakers == ("NOR",)


def test_a_group_is_several_speakers():
    text, quote = quote_of(TREE)
    both = (
        mention(text, "Norway's foreign minister", "anna-berg"),
        mention(text, "Norway's foreign minister", "karl-lund"),
    )
    assert set(attribute((quote,), both)[0].speakers) == {"anna-berg", "karl-lund"}


def test_nobody_known_is_nobody():
    text, quote = quote_of(TREE)
    other = mention(text, "Oslo", "NOR", ActorKind.STATE, country="NOR", reading="government")
    assert attribute((quote,), (other,))[0].speakers == ()


def test_two_coordinated_speakers_are_both_found():
    text, quote = quote_of(
        """
1 Berg Berg PROPN 4 nsubj
2 and and CCONJ 3 cc
3 Lund Lund PROPN 1 conj
4 said say VERB 0 root
5 Oslo Oslo PROPN 7 nsubj
6 had have AUX 7 aux
7 paid pay VERB 4 ccomp SpaceAfter=No
8 . . PUNCT 4 punct
"""
    )
    people = (mention(text, "Berg", "anna-berg"), mention(text, "Lund", "karl-lund"))
    assert attribute((quote,), people)[0].speakers == ("anna-berg", "karl-lund")

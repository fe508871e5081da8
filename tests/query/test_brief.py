"""The first screen, from records made by hand."""

from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console
from tests.build import actor, article, event, quote, reading

from entente.group import group
from entente.merge import merge
from entente.query.brief import make_brief
from entente.query.brief.ledger import letter
from entente.query.brief.wording import show_when, word_of
from entente.records import (
    ArticleKind,
    Basis,
    Directness,
    Failure,
    Grain,
    Groups,
    Naming,
    Span,
    Status,
    When,
    World,
)
from entente.serve.brief import render_brief, show_brief
from entente.serve.report import render_report

_TEXT = "Norway praised Peru on Monday. Peru will send ships."


def _days(start: date | None, end: date | None, grain: Grain = Grain.DAY) -> When:
    return When(start=start, end=end, grain=grain, basis=Basis.EXPLICIT)


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (None, ""),
        (_days(None, None), ""),
        (_days(date(2024, 5, 16), date(2024, 5, 16)), "16 May 2024"),
        (_days(date(2024, 5, 16), date(2024, 5, 17)), "16-17 May 2024"),
        (_days(date(2024, 4, 30), date(2024, 5, 2)), "30 April - 2 May 2024"),
        (_days(date(2023, 12, 30), date(2024, 1, 2)), "30 December 2023 - 2 January 2024"),
        (_days(date(2024, 5, 1), date(2024, 5, 31), Grain.MONTH), "May 2024"),
        (_days(date(2024, 1, 1), date(2024, 12, 31), Grain.YEAR), "2024"),
        (_days(date(2024, 5, 16), None), "since 16 May 2024"),
        (_days(None, date(2024, 5, 16)), "by 16 May 2024"),
    ],
)
def test_times_read_as_people_write_them(when, shown):
    assert show_when(when) == shown


@pytest.mark.parametrize(
    ("event_type", "status", "word"),
    [
        ("CONSULT", Status.HAPPENED, "done"),
        ("AGREE", Status.HAPPENED, "pledged"),
        ("ACCUSE", Status.HAPPENED, "accused"),
        ("AID", Status.PLEDGED, "pledged"),
        ("AID", Status.DENIED, "denied"),
        ("ASSAULT", Status.ALLEGED, "alleged"),
        ("REJECT", Status.HAPPENED, "rejected"),
        ("SUPPORT", Status.NEGATED, "not done"),
        ("REJECT", Status.NEGATED, "open"),
    ],
)
def test_the_reader_sees_a_word_not_a_code(event_type, status, word):
    assert word_of(event_type, status) == word


def test_letters_go_on_after_z():
    assert [letter(i) for i in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


def test_a_record_without_relations_says_so_in_one_line():
    text = "The bakery opened at seven."
    brief = make_brief([reading(article("a", text))], Groups(), World())
    rows = list(render_brief(brief))
    assert rows[0].startswith("NO RELATION BETWEEN STATES WAS READ")
    assert any("date not known" in row for row in rows)


def test_failures_are_counted_and_named():
    failures = [Failure(name="a.txt", room="collect", reason="the file is empty")]
    brief = make_brief([], Groups(), World(), failures)
    assert "1 unreadable" in brief.counts
    assert "UNREADABLE a.txt: the file is empty" in list(render_brief(brief))


def test_no_row_is_wider_than_the_screen():
    told = article("a", _TEXT, published=date(2024, 5, 20), outlet="A very long name of an outlet " * 5)
    brief = make_brief(
        [reading(told, event(told, "Norway praised Peru on Monday.", "SUPPORT", "NOR", "PER"))], Groups(), World()
    )
    assert max(map(len, render_brief(brief))) <= 100


def test_words_of_articles_are_escaped_in_the_page():
    told = article("<script>alert(1)</script>", _TEXT)
    page = render_report(make_brief([reading(told)], Groups(), World()), made=date(2024, 5, 20))
    assert "<script>" not in page


def test_the_screen_prints_without_markup_surprises():
    told = article("a[bold]", _TEXT, outlet="[red]Post")
    console = Console(record=True, width=100, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    show_brief(make_brief([reading(told)], Groups(), World()), console=console)
    assert "[red]Post" in console.export_text()
    console.file.close()


def test_an_undated_text_still_shows_what_it_tells():
    text = "Norway praised Peru on Monday. Peru rejected an offer of Chile."
    told = article("a", text)
    mention = event(told, "Norway praised Peru on Monday.", "SUPPORT", "NOR", "PER")
    read = reading(told, replace(mention, gist=(Span(0, len("Norway praised Peru on Monday")),)))
    groups = group([read])
    brief = make_brief([read], groups, merge([read], groups))
    assert any("Norway praised Peru" in row for row in render_brief(brief))


@pytest.mark.parametrize(("plain", "shown"), [(True, "planned: B"), (False, None)])
def test_another_standing_of_an_event_is_shown_where_it_is_told_plainly(plain, shown):
    day = date(2024, 5, 20)
    done = article("a", "Norway met Peru in Lima on Monday.", published=day, outlet="Post")
    ahead = article("b", "Norway will meet Peru in Lima on Monday.", published=day, outlet="Mail")
    read = []
    for told, trigger, status, sure in ((done, "met", Status.HAPPENED, True), (ahead, "meet", Status.PLANNED, plain)):
        said = told.text.rstrip(".")
        mention = event(told, told.text, "CONSULT", "NOR", "PER", status=status, trigger=trigger, time=day)
        read.append(reading(told, replace(mention, gist=(Span(0, len(said)),), is_stated=sure)))
    groups = group(read)
    (line,) = make_brief(read, groups, merge(read, groups), all_lines=True).episodes[0].lines
    assert (line.word, line.letters, line.via) == ("done", ("A",), shown)


@pytest.mark.parametrize(("event_type", "via"), [("ACCUSE", None), ("ASSAULT", "says Norway")])
def test_who_protests_is_not_named_twice(event_type, via):
    words = "Norway struck out at Peru over the fishing rights"
    read = [_told(f"{words}, Norway said.", event_type, words=words, trigger="struck", holder="NOR")]
    assert [line.via for line in _lines(read)] == [via]


def test_who_alleges_something_is_named():
    day = date(2024, 5, 20)
    told = article("a", "Norway shelled two villages of Peru, said officials.", published=day, outlet="Post")
    mention = event(told, told.text, "ASSAULT", "NOR", "PER", status=Status.ALLEGED, trigger="shelled", holder="PER")
    gist = Span(0, len("Norway shelled two villages of Peru"))
    officials = replace(actor("PER"), span=Span(told.text.index("officials"), len(told.text) - 1))
    read = [reading(told, replace(mention, gist=(gist,), is_stated=True), mentions=(officials,))]
    groups = group(read)
    (line,) = make_brief(read, groups, merge(read, groups), all_lines=True).episodes[0].lines
    assert (line.word, line.via) == ("alleged", "says Peru")


_DAY = date(2024, 5, 20)


def _lines(read, *, all_lines=True):
    groups = group(read)
    blocks = make_brief(read, groups, merge(read, groups), all_lines=all_lines).episodes
    return tuple(line for block in blocks for line in block.lines)


def _told(text, event_type, *, words, name="a", quotes=(), onto="PER", **more):
    told = article(name, text, published=_DAY, outlet="Post")
    mention = event(told, text, event_type, "NOR", onto, **more)
    start = text.index(words)
    gist = (Span(start, start + len(words)),)
    behind = tuple(replace(actor(one), span=Span(len(text) - 1, len(text))) for one in mention.holders)
    found = replace(mention, gist=gist, is_stated=True)
    return reading(told, found, mentions=behind, quotes=quotes(told) if quotes else ())


def test_whoever_tells_of_what_others_plan_is_named():
    words = "Norway will meet Peru in Lima"
    read = [_told(f"{words}, Chile said.", "CONSULT", words=words, status=Status.PLANNED, trigger="meet", holder="CHL")]
    assert [(line.word, line.via) for line in _lines(read)] == [("planned", "says Chile")]


@pytest.mark.parametrize(
    ("speaker", "shown"), [("Two officials", [("done", "says two officials")]), ("They", [])], ids=["named", "pronoun"]
)
def test_what_somebody_unlisted_says_is_never_told_as_plain_fact(speaker, shown):
    words = "Norway shelled two villages of Peru"

    def said(told):
        found = replace(quote(told, words, "x", directness=Directness.INDIRECT), speakers=())
        return (replace(found, speaker=Span(0, len(speaker))),)

    read = [_told(f"{speaker} said {words}.", "ASSAULT", words=words, trigger="shelled", quotes=said)]
    assert [(line.word, line.via) for line in _lines(read, all_lines=False)] == shown


@pytest.mark.parametrize(("home", "n"), [("PER", 1), (None, 0)], ids=["envoy", "of no state"])
def test_what_only_a_person_of_no_state_says_is_no_line(home, n):
    text, words = "Norway shelled two villages of Peru, said Ada Low.", "Norway shelled two villages of Peru"
    told, read = _told(text, "ASSAULT", words=words, trigger="shelled", holder="~ada-low")
    said = [replace(one, country=home) if one.actor_id == "~ada-low" else one for one in read.mentions]
    read = replace(read, mentions=tuple(said))
    assert len(_lines([(told, read)], all_lines=False)) == n


@pytest.mark.parametrize(("leads", "n"), [(True, 1), (False, 0)])
def test_what_has_long_been_done_is_background(leads, n):
    words = "Norway has long urged Peru to free the sailor Moe"
    read = _told(f"{words}.", "REQUEST", words=words, trigger="urged")
    assert len(_lines([_leading(read) if leads else read], all_lines=False)) == n


def test_what_was_agreed_years_ago_is_no_line_of_today():
    words = "Norway agreed to help Peru"
    text, old = f"In 1999 {words}.", date(1999, 6, 1)
    read = [_told(text, "AGREE", words=words, trigger="agreed", status=Status.PLEDGED, time=old)]
    assert _lines(read, all_lines=False) == ()


def test_what_is_told_as_done_but_lies_after_its_article_is_no_line():
    words = "Norway and Peru meet in Lima"
    text = f"The topic is to come up when {words}."
    assert _lines([_told(text, "CONSULT", words=words, trigger="meet", time=date(2024, 5, 27))], all_lines=False) == ()
    assert _lines([_told(text, "CONSULT", words=words, trigger="meet", time=_DAY)], all_lines=False)


def test_both_sides_are_nobody_by_name():
    words = "Both sides agreed to meet"
    told = article("a", f"{words}.", published=_DAY, outlet="Post")
    mention = event(told, told.text, "AGREE", "NOR PER", "", trigger="agreed", status=Status.PLEDGED)
    sides = [replace(actor(one), span=Span(0, len("Both sides")), naming=Naming.GROUP) for one in ("NOR", "PER")]
    roles = tuple(replace(role, span=Span(0, len("Both sides"))) for role in mention.actors)
    mention = replace(mention, gist=(Span(0, len(words)),), is_stated=True, actors=roles)
    (line,) = _lines([reading(told, mention, mentions=tuple(sides))])
    assert line.sentence == words


def test_two_newsrooms_that_tell_one_act_in_other_words_share_a_line():
    first, second = "In a letter Norway urged Peru to free the sailor Moe", "Norway wants Peru to release Moe, a sailor"
    other = "Norway asked Peru for timber"
    more = "Norway and Peru have quarrelled over a trawler, its crew and its catch for seven months"
    read = [
        _told(f"{words}. {more}.", "REQUEST", words=words, name=name, trigger="Peru", matter=matter)
        for name, words, matter in (("a", first, "letter"), ("b", second, "Moe"), ("c", other, "timber"))
    ]
    assert sorted(line.letters for line in _lines(read)) == [("A", "B"), ("C",)]


@pytest.mark.parametrize(("words", "n"), [("Norway warned them of a war", 0), ("Norway warned Peru of a war", 1)])
def test_a_line_says_whom_its_verb_is_about(words, n):
    assert len(_lines([_told(f"{words}.", "THREATEN", words=words, trigger="warned")], all_lines=False)) == n


@pytest.mark.parametrize(
    ("words", "n"),
    [
        ("Norway made a similar charge against Peru", 0),
        ("Norway made a charge similar to that of Chile against Peru", 1),
    ],
)
def test_a_line_needs_nothing_that_it_is_compared_with(words, n):
    assert len(_lines([_told(f"{words}.", "ACCUSE", words=words, trigger="made")], all_lines=False)) == n


def test_who_invites_has_not_agreed_to_anything():
    assert word_of("AGREE", Status.HAPPENED, "invite.v obj") == "done"


def test_concern_is_no_accusation():
    assert word_of("ACCUSE", Status.HAPPENED, "concerned.a about|over") == "worried"


def test_whoever_authorises_a_strike_has_it_ahead():
    assert word_of("THREATEN", Status.HAPPENED, "authorize.v obj:@attack") == "planned"


@pytest.mark.parametrize(("guessed", "n"), [("recipients", 1), ("actors", 0)])
def test_what_an_article_opens_with_is_a_line_although_whom_it_hit_is_a_guess(guessed, n):
    words = "Norway is leaving the fishing treaty of the northern seas at once"
    told, read = _told(f"{words}. Peru protested.", "SANCTION", words=words, trigger="leaving", score=0.4)
    (mention,) = read.events
    roles = tuple(replace(role, inferred="the only other party") for role in getattr(mention, guessed))
    read = replace(read, events=(replace(mention, **{guessed: roles}),), sentences=(mention.span,))
    assert len(_lines([(told, read)], all_lines=False)) == n


def _leading(read):
    """Return an article that opens with the sentences of its events."""
    told, found = read
    return told, replace(found, sentences=tuple(mention.span for mention in found.events))


@pytest.mark.parametrize(
    ("event_type", "status", "leads", "n"),
    [
        ("REJECT", Status.HAPPENED, True, 1),
        ("REJECT", Status.HAPPENED, False, 0),
        ("COERCE", Status.HAPPENED, True, 0),
        ("AGREE", Status.PLEDGED, True, 1),
        ("MOBILIZE", Status.PLEDGED, True, 0),
    ],
    ids=str,
)
def test_what_an_article_opens_with_is_a_line_although_it_is_done_to_nobody(event_type, status, leads, n):
    words = "Norway rejected the charge as a bad joke"
    read = _told(f"{words}.", event_type, words=words, trigger="rejected", onto="", status=status)
    other = _told("Norway praised Peru.", "SUPPORT", words="Norway praised Peru", name="b", trigger="praised")
    lines = _lines([_leading(read) if leads else read, other], all_lines=False)
    assert sum("joke" in line.sentence for line in lines) == n


def test_what_an_article_opens_with_is_told_in_the_words_it_opens_with():
    words = "Norway urged Peru in a letter to free the sailor Moe"
    later = "Norway has urged Peru to release the sailor Moe from its jail"
    first = _told(f"{words}. Days passed and no answer came.", "REQUEST", words=words, trigger="urged", score=0.7)
    second = _told(f"Days passed. {later}.", "REQUEST", words=later, name="b", trigger="urged", score=0.95)
    assert [line.sentence for line in _lines([_leading(first), second])] == [words]


@pytest.mark.parametrize(
    ("leads", "kind", "n"),
    [(False, ArticleKind.REPORT, 1), (True, ArticleKind.REPORT, 0), (False, ArticleKind.OPINION, 0)],
)
def test_the_headline_of_an_article_whose_news_no_line_tells_is_named(leads, kind, n):
    opening = "A bakery in the old harbour burnt down in the night before the market opened."
    words = "Norway praised Peru on Monday for its patience at sea and for the ships that it lent"
    text = f"{words}. {opening}" if leads else f"{opening} {words}."
    told = replace(article("b", text, published=_DAY, outlet="Mail"), headline="Bakery burns", kind=kind)
    mention = event(told, f"{words}.", "SUPPORT", "NOR", "PER", trigger="praised")
    read = reading(told, replace(mention, gist=(Span(mention.span.start, mention.span.end - 1),)))
    first = mention.span if leads else Span(0, len(opening))
    other, other_read = _leading(_told(f"{words}.", "SUPPORT", words=words, trigger="praised"))
    pages = [(replace(other, headline="Norway praises Peru"), other_read), (told, replace(read[1], sentences=(first,)))]
    groups = group(pages)
    brief = make_brief(pages, groups, merge(pages, groups))
    assert [one.headline for one in brief.untold] == ["Bakery burns"] * n
    assert sum("Bakery burns" in row for row in render_brief(brief)) == n


def test_the_first_sentence_weighs_more_than_the_third():
    first, third = "Norway rejected the charge as a bad joke", "Norway asked Peru for timber from the south"
    text = f"{first}. A bakery burnt down in the old harbour. {third}."
    told = article("a", text, published=_DAY, outlet="Post")
    found = []
    for words, event_type, onto, trigger, score in (
        (first, "REJECT", "", "rejected", 0.6),
        (third, "REQUEST", "PER", "asked", 0.95),
    ):
        mention = event(told, f"{words}.", event_type, "NOR", onto, trigger=trigger, score=score)
        gist = Span(mention.span.start, mention.span.end - 1)
        found.append(replace(mention, gist=(gist,), is_stated=True))
    _, read = reading(told, *found)
    bakery = Span(len(first) + 2, text.index(third) - 1)
    read = replace(read, sentences=(found[0].span, bakery, found[1].span))
    assert [line.word for line in _lines([(told, read)], all_lines=False)] == ["rejected", "demanded"]


def test_an_article_that_names_only_one_of_the_parties_is_no_report_on_the_pair():
    words = "Norway praised Peru for its patience at sea"
    pair = _told(f"{words}. The harbour was calm.", "SUPPORT", words=words, trigger="praised")
    own = "Norway rejected the charge as a bad joke"
    other = _told(f"{own}. The harbour was calm.", "REJECT", words=own, name="b", trigger="rejected", onto="")
    groups = group([pair, other])
    (episode,) = groups.episodes[:1]
    both = replace(episode, article_ids=("a", "b"))
    brief = make_brief([pair, other], replace(groups, episodes=(both,)), merge([pair, other], groups))
    assert [block.letters for block in brief.episodes] == [("A",)]


def test_who_signs_a_demand_is_not_its_only_author():
    words = "The members urged Peru to stop"
    told, read = _told(f"{words}.", "REQUEST", words=words, trigger="urged", frame="urge.v actorlike:obj")
    (mention,) = read.events
    aside = replace(mention.actors[0], span=Span(len(words), len(words) + 1))  # "... members, Norway and Chile, urged"
    read = replace(read, events=(replace(mention, actors=(aside,)),))
    assert [line.via for line in _lines([(told, read)])] == [None]


@pytest.mark.parametrize(("kind", "n"), [(ArticleKind.REPORT, 2), (ArticleKind.OPINION, 1)])
def test_what_an_opinion_states_is_no_line_beside_reports(kind, n):
    own = [("Norway shelled two villages of Peru", "shelled"), ("Norway praised the new law of Peru", "praised")]
    read = [
        _told(f"{words}.", event_type, words=words, name=name, trigger=trigger)
        for (words, trigger), event_type, name in zip(own, ("ASSAULT", "SUPPORT"), "ab", strict=True)
    ]
    view, view_read = read[0]
    assert len(_lines([(replace(view, kind=kind), view_read), read[1]], all_lines=False)) == n


def test_a_heading_without_days_or_place_is_the_headline_as_it_stands():
    text = "Watch: Norway praises Peru\n\nNorway praised Peru."
    told = replace(article("a", text), headline="Watch: Norway praises Peru")
    mention = event(told, "Norway praised Peru.", "SUPPORT", "NOR", "PER", trigger="praised")
    read = [reading(told, replace(mention, gist=(mention.span,)))]
    groups = group(read)
    rows = list(render_brief(make_brief(read, groups, merge(read, groups), all_lines=True)))
    assert any(row.startswith("Watch: Norway praises Peru") for row in rows)


def test_an_accusation_is_accused_although_its_content_is_alleged():
    text = "Norway accused Peru of shelling two villages of Chile."
    told = article("a", text, published=_DAY, outlet="Post")
    act = event(told, text, "ACCUSE", "NOR", "PER", trigger="accused")
    gist = (Span(0, len(text) - 1),)
    content = event(told, text, "ASSAULT", "PER", "CHL", trigger="shelling", status=Status.ALLEGED, holder="NOR")
    content = replace(content, act_id=act.id, gist=gist, is_stated=True)
    (line,) = _lines([reading(told, replace(act, gist=gist, is_stated=True), content)])
    assert (line.word, len(line.event_ids)) == ("accused", 2)


def test_what_is_agreed_to_stop_is_pledged():
    text = "Norway agreed to stop arming Peru."
    told = article("a", text, published=_DAY, outlet="Post")
    act = event(told, text, "AGREE", "NOR", "CHL", trigger="agreed", status=Status.PLEDGED)
    gist = (Span(0, len(text) - 1),)
    content = event(told, text, "AID", "NOR", "PER", trigger="arming", status=Status.NEGATED)
    content = replace(content, act_id=act.id, gist=gist, is_stated=True, status_cues=(Span(7, 13),))
    words = [line.word for line in _lines([reading(told, replace(act, gist=gist, is_stated=True), content)])]
    assert "not done" not in words
    assert "pledged" in words


@pytest.mark.parametrize(
    ("status", "word"), [(Status.HAPPENED, "outlets, own voice"), (Status.ALLEGED, "alleged")], ids=str
)
def test_only_what_an_outlet_asserts_is_in_its_own_voice(status, word):
    text = "Norway shelled two villages of Peru. Norway denied that it shelled two villages of Peru."
    told = article("a", text, published=_DAY, outlet="Post")
    said, denial = text.split(". ", maxsplit=1)
    claim = event(told, f"{said}.", "ASSAULT", "NOR", "PER", trigger="shelled", status=status)
    denied = event(
        told, denial, "ASSAULT", "NOR", "PER", trigger="denied", status=Status.DENIED, holder="NOR", matter="villages"
    )
    gists = [
        replace(one, gist=(Span(one.span.start, one.span.end - 1),), is_stated=True, matter="villages")
        for one in (claim, denied)
    ]
    read = [reading(told, *gists, mentions=(actor("NOR"), actor("PER")))]
    groups = group(read)
    disputes = make_brief(read, groups, merge(read, groups)).disputes
    assert [line.word for block in disputes for line in block.asserts] == [word]

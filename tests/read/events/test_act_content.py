"""Act and content: what is alleged or denied is an event of its own, what is pledged or asked is not."""

from event_coding import Parse, code, parties_of

from entente.records import EventMention, Status


def _by_type(parser: Parse, text: str) -> dict[str, EventMention]:
    events, _ = code(parser, text)
    return {event.event_type: event for event in events}


def test_an_accusation_and_what_it_alleges(parser: Parse) -> None:
    found = _by_type(parser, "The United States accused China of arming Russia.")
    assert found["ACCUSE"].status is Status.HAPPENED
    assert found["ACCUSE"].content_type == "AID"
    assert found["AID"].status is Status.ALLEGED
    assert found["AID"].act_id == found["ACCUSE"].id
    assert found["AID"].holders == ("USA",)


def test_the_parties_of_what_is_alleged(parser: Parse) -> None:
    events, mentions = code(parser, "The United States accused China of arming Russia.")
    assert {parties_of(event, mentions) for event in events} == {"USA > CHN", "CHN > RUS"}


def test_a_denial_and_what_it_denies(parser: Parse) -> None:
    found = _by_type(parser, "China denied arming Russia.")
    assert found["REJECT"].status is Status.HAPPENED
    assert found["AID"].status is Status.DENIED
    assert found["AID"].act_id == found["REJECT"].id


def test_a_pledge_is_one_event(parser: Parse) -> None:
    events, _ = code(parser, "Germany pledged to arm Ukraine.")
    assert [(e.event_type, e.content_type, e.status) for e in events] == [("AGREE", "AID", Status.PLEDGED)]


def test_a_threat_is_one_event(parser: Parse) -> None:
    events, _ = code(parser, "North Korea threatened to bomb Japan.")
    assert [(e.event_type, e.content_type, e.status) for e in events] == [("THREATEN", "ASSAULT", Status.HAPPENED)]


def test_a_refusal_is_one_event(parser: Parse) -> None:
    events, _ = code(parser, "Hungary refused to arm Ukraine.")
    assert [(e.event_type, e.content_type) for e in events] == [("REJECT", "AID")]


def test_content_with_another_party_is_kept(parser: Parse) -> None:
    found = _by_type(parser, "The United States urged China to condemn Russia.")
    assert found["REQUEST"].content_type == "ACCUSE"
    assert found["ACCUSE"].act_id == found["REQUEST"].id
    assert found["ACCUSE"].status is Status.REQUESTED


def test_content_is_never_a_fact(parser: Parse) -> None:
    for sentence in (
        "Greece accused Turkey of bombing Syria.",
        "Turkey denied bombing Syria.",
        "Greece urged Turkey to bomb Syria.",
        "Turkey vowed to bomb Syria.",
        "Turkey refused to bomb Syria.",
    ):
        events, _ = code(parser, sentence)
        bombing = [event for event in events if event.event_type == "ASSAULT"]
        assert not [event for event in bombing if event.status in {Status.HAPPENED, Status.ONGOING}], sentence


def test_an_announced_assault_is_a_threat(parser: Parse) -> None:
    events, _ = code(parser, "Turkey said it will bomb Syria.")
    assert [(e.event_type, e.content_type) for e in events] == [("THREATEN", "ASSAULT")]


def test_one_event_for_verb_and_noun(parser: Parse) -> None:
    events, _ = code(parser, "Xi held talks with Putin.")
    assert len(events) == 1


def test_coordinated_actors_are_one_event(parser: Parse) -> None:
    events, _ = code(parser, "France and Germany condemned Iran.")
    assert [len(event.actors) for event in events] == [2]


def test_why_speaks_of_words_and_parties(parser: Parse) -> None:
    events, _ = code(parser, "Washington slapped tariffs on China.")
    why = " ".join(events[0].why)
    assert "slapped" in why
    assert "China" in why
    assert "status: happened" in why


def test_what_is_asked_names_the_matter(parser: Parse) -> None:
    events, _ = code(parser, "Egypt criticised Ethiopia over the Nile dam.")
    assert events[0].matter == "Nile dam"


def test_contexts_come_from_the_clause(parser: Parse) -> None:
    events, _ = code(parser, "Kenya praised Uganda while oil prices rose and elections were held elsewhere.")
    assert "election" not in events[0].contexts

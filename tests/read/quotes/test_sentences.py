"""Sentences of our own, with who is said to have said what in them."""

import pytest

from entente.read.paragraphs import paragraphs
from entente.read.quotes import find_quotes
from entente.records import Article, CueClass, Directness

D, I, M = Directness.DIRECT, Directness.INDIRECT, Directness.MIXED  # noqa: E741


@pytest.fixture(scope="session")
def read(parser):
    def read_text(text):
        article = Article(id="0" * 12, name="a", text=text)
        return find_quotes(article, parser(text, paragraphs(article)))

    return read_text


def told(text, quotes):
    return [(quote.speaker.of(text), quote.directness, quote.content.of(text)) for quote in quotes]


ASIDES = [
    ("Though the talks were short, he said, ending them early would be a mistake.",
     [("he", I, "ending them early would be a mistake")]),
    ("The talks failed, officials said, and the envoys went home.", [("officials", I, "The talks failed")]),
    ("The latest launch, Pyongyang said, was its longest yet.", [("Pyongyang", I, "was its longest yet")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ASIDES)
def test_an_aside_reports_the_main_clause(read, text, expected):
    assert told(text, read(text)) == expected


DIRECT = [
    # after the words
    ("“We will reopen the border,” the minister said.", [("the minister", D, "We will reopen the border")]),
    ("“We will reopen the border,” said the minister.", [("the minister", D, "We will reopen the border")]),
    ('"We will reopen the border," said Anna Berg.', [("Anna Berg", D, "We will reopen the border")]),
    ("“Who gave that order?” she asked.", [("she", D, "Who gave that order?")]),
    ("“They must leave now!” he told reporters in Oslo.", [("he", D, "They must leave now!")]),
    (
        "“The talks are over,” Karl Lund, the head of the delegation, said on Friday.",
        [("Karl Lund, the head of the delegation", D, "The talks are over")],
    ),
    (
        "“The talks are over,” said Karl Lund, who led the delegation.",
        [("Karl Lund", D, "The talks are over")],
    ),
    ("“It is a puzzle for us,” the envoy deadpanned.", [("the envoy", D, "It is a puzzle for us")]),
    (
        "“We are ready,” the envoy said. “The rest is up to them.”",
        [("the envoy", D, "We are ready"), ("the envoy", D, "The rest is up to them")],
    ),
    (
        "“If they attack,” the general said, “we will answer.”",
        [("the general", D, "If they attack"), ("the general", D, "we will answer")],
    ),
    (
        "“We have no plans to leave.\n\n“We will stay for years,” the ambassador said.",
        [("the ambassador", D, "We will stay for years")],
    ),
    (
        "“We will stay for years,” the ambassador said. “Nobody will drive us out.\n\n“That is our promise.”",
        [
            ("the ambassador", D, "We will stay for years"),
            ("the ambassador", D, "Nobody will drive us out"),
            ("the ambassador", D, "That is our promise"),
        ],
    ),
    # before the words
    ("The minister said: “The port will stay closed.”", [("The minister", D, "The port will stay closed")]),
    ("The minister said, “The port will stay closed.”", [("The minister", D, "The port will stay closed")]),
    (
        "Speaking in Geneva, the chancellor said, “We need a new treaty.”",
        [("the chancellor", D, "We need a new treaty")],
    ),
    (
        "The envoy told reporters on Monday: “There is no deal.”",
        [("The envoy", D, "There is no deal")],
    ),
    (
        "The king answered in a short statement:\n\n“I will not step down.”",
        [("The king", D, "I will not step down")],
    ),
    ("Protesters shouted “no more war” in the square.", [("Protesters", D, "no more war")]),
    (
        "Speaking in Oslo today Mr Lund said:\n\nA year ago we came here.\n\nWe will stay.\n\nThe minister left at noon.",
        [("Mr Lund", D, "A year ago we came here"), ("Mr Lund", D, "We will stay")],
    ),
    (
        "The mayor said the bridge was safe.\n\n“Nobody needs to worry.”",
        [("The mayor", I, "the bridge was safe"), ("The mayor", D, "Nobody needs to worry")],
    ),
    ("“We won,” said a spokesman, Karl Lund.", [("a spokesman, Karl Lund", D, "We won")]),
    ("“They are liars,” as the envoy put it.", [("the envoy", D, "They are liars")]),
    # signatures and turns
    (
        "“A good day for both nations.” — Anna Berg, a farmer",
        [("Anna Berg, a farmer", D, "A good day for both nations")],
    ),
    (
        "HOST: Where do we stand?\n\nBERG: Nowhere yet.\n\nHOST: And tomorrow?\n\nBERG: Ask me tomorrow.",
        [
            ("HOST", D, "Where do we stand?"),
            ("BERG", D, "Nowhere yet"),
            ("HOST", D, "And tomorrow?"),
            ("BERG", D, "Ask me tomorrow"),
        ],
    ),
]

INDIRECT = [
    ("The army said it had taken the town.", [("The army", I, "it had taken the town")]),
    ("The army said that it had taken the town.", [("The army", I, "it had taken the town")]),
    ("The ministry said on Monday it would close the port.", [("The ministry", I, "it would close the port")]),
    ("The port was closed, the ministry said.", [("the ministry", I, "The port was closed")]),
    ("The port was closed, said a ministry official.", [("a ministry official", I, "The port was closed")]),
    ("The ship, the navy said, had left the bay.", [("the navy", I, "had left the bay")]),
    (
        "The border will open in May, a Norwegian official said Thursday, removing a hurdle to the deal.",
        [("a Norwegian official", I, "The border will open in May")],
    ),
    (
        "The ship was hit by a missile, according to the navy.",
        [("the navy", I, "The ship was hit by a missile")],
    ),
    (
        "According to the navy, the ship was hit by a missile.",
        [("the navy", I, "the ship was hit by a missile")],
    ),
    (
        "The minister said the port was closed and added that it would stay closed.",
        [("The minister", I, "the port was closed"), ("The minister", I, "it would stay closed")],
    ),
    (
        "The general, who said the city had fallen, has left the country.",
        [("The general, who", I, "the city had fallen")],
    ),
    ("The government denied sending troops.", [("The government", I, "sending troops")]),
    ("The government denied that it had sent troops.", [("The government", I, "it had sent troops")]),
    ("The alliance vowed to defend the island.", [("The alliance", I, "to defend the island")]),
    ("The council called for an immediate ceasefire.", [("The council", I, "an immediate ceasefire")]),
    ("The council called on the rebels to disarm.", [("The council", I, "the rebels to disarm")]),
    ("The rebels ignored the pope's appeal for calm.", [("the pope", I, "calm")]),
    (
        "The president closed the airport, adding that it would reopen in June.",
        [("The president", I, "it would reopen in June")],
    ),
    (
        "The general's office on Friday said the city had fallen.",
        [("The general's office", I, "the city had fallen")],
    ),
    (
        "Foreign Minister Anna Berg told Le Monde that the talks had failed.",
        [("Foreign Minister Anna Berg", I, "the talks had failed")],
    ),
    (
        "The navy accused its rivals of lying.",
        [("The navy", I, "its rivals of lying")],
    ),
    (
        "Talks broke down when the envoy left, the minister said, adding that nobody knew why.",
        [
            ("the minister", I, "Talks broke down when the envoy left"),
            ("the minister", I, "nobody knew why"),
        ],
    ),
    (
        "The king issued a statement saying that he would stay.",
        [("The king", I, "he would stay")],
    ),
    (
        "The minister said the treaty was dead, warning that a new arms race had begun.",
        [("The minister", I, "the treaty was dead"), ("The minister", I, "a new arms race had begun")],
    ),
]

MIXED = [
    ("The minister called the raid a “crime against peace”.", [("The minister", M, "the raid a “crime against peace")]),
    ("The minister called it “a crime against peace”.", [("The minister", D, "a crime against peace")]),
    ("Norway “will keep its word,” the premier said.", [("the premier", M, "Norway “will keep its word")]),
    (
        "The premier said Norway would “keep its word” and stay.",
        [("The premier", M, "Norway would “keep its word” and stay")],
    ),
    (
        "The embassy praised the “courage” of both leaders.",
        [("The embassy", M, "the “courage” of both leaders")],
    ),
]

NOTHING = [
    "He read the novel “War and Peace” on the plane.",
    "The so-called “peace corridor” was closed on Friday.",
    "The minister did not say when the port would open.",
    "The ministry declined to say how many ships were lost.",
    "The company said goodbye to its chief.",
    "The man was accused of stealing a car.",
    "The investigators tried to determine whether the engine had failed.",
    "The general knew that the city was lost.",
    "We said that the port was closed.",
    "The embassy welcomed the offer.",
    "A judge denied a request for bail.",
    "If they say the port is closed, ships will turn away.",
    "The ministry should say where the money went.",
    "The union agreed to reopen the border.",
]


@pytest.mark.parametrize("text, expected", [*DIRECT, *INDIRECT, *MIXED])
def test_who_said_what(read, text, expected):
    assert told(text, read(text)) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_quotation(read, text):
    assert told(text, read(text)) == []


@pytest.mark.parametrize("text", [text for text, _ in [*DIRECT, *MIXED]])
def test_straight_marks_give_the_same(read, text):
    straight = text.replace("“", '"').replace("”", '"')
    curly = [(q.speaker, q.content, q.directness, q.quoted) for q in read(text)]
    assert [(q.speaker, q.content, q.directness, q.quoted) for q in read(straight)] == curly


VIA = [
    ("The agency quoted Lund as saying that the port was open.", "Lund", "The agency"),
    ("Lund was quoted by the agency as saying that the port was open.", "Lund", "the agency"),
    ("The port is open, according to a statement from the navy.", "the navy", "a statement from the navy"),
    ("“The port is open,” Lund said, according to the Oslo Times.", "Lund", "the Oslo Times"),
    ("“We won,” the agency quoted Lund as saying.", "Lund", "the agency"),
    ("State media reported that Lund said the port was open.", "Lund", "State media"),
    ("Lund says the port is “wide open,” the agency reports.", "Lund", "the agency"),
]


@pytest.mark.parametrize("text, speaker, via", VIA)
def test_through_whom(read, text, speaker, via):
    assert [(quote.speaker.of(text), quote.via) for quote in read(text)] == [(speaker, via)]


CLASSES = [
    ("The ministry accused its neighbour of arming the rebels.", CueClass.ACCUSE),
    ("The ministry denied that it had paid a ransom.", CueClass.DENY),
    ("The ministry warned that it would answer.", CueClass.WARN),
    ("The ministry demanded that the troops leave.", CueClass.DEMAND),
    ("The ministry promised to pay its debts.", CueClass.PLEDGE),
    ("The ministry claimed that it had won.", CueClass.CLAIM),
    ("The ministry admitted that it had lost.", CueClass.AGREE),
    ("The ministry believes that the hostages are alive.", CueClass.BELIEVE),
    ("The agency reported that the convoy had arrived.", CueClass.REPORT),
]


@pytest.mark.parametrize("text, cue_class", CLASSES)
def test_class_of_the_cue(read, text, cue_class):
    assert [quote.cue_class for quote in read(text)] == [cue_class]


def test_ids_tell_the_place_and_are_stable(read):
    text = "“We left,” he said. “They stayed.”"
    assert [quote.id for quote in read(text)] == [quote.id for quote in read(text)]
    assert read(text)[0].id == "000000000000:q1-0"

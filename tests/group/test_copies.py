"""Which articles are one text, in which way, and which of them leads."""

import random
from datetime import date

import pytest
from tests.build import article, reading

from entente.group import group
from entente.records import CopyKind, Groups

WIRE = """OSLO — Foreign Minister Ingrid Dahl flew to Tallinn on Tuesday for talks on the 480-kilometre Hansa cable.
The ministry in Oslo had put off the trip 2 times since 14 March, when a storm closed the harbour at Bergen.
Estonia's energy minister, Juhan Parts, met her at the airport with 3 deputies and an engineer from Elering.
Over lunch in Kadriorg the 2 sides went through a draft of 31 pages that Statnett had sent on 2 April.
The cable would carry 700 megawatts from Kvilldal to Harku and cost 1.2 billion euros, half of it from Brussels.
Latvia and Lithuania want a branch to Ventspils, which Oslo has so far refused to pay for.
Dahl told reporters in Tallinn that the matter would go to the Storting before 17 May.
Parts said the Riigikogu could vote on the same day if Finland agreed to the route past Hanko.
Helsinki has asked for a study of the seabed near Hanko, where a Soviet minefield was cleared in 1998.
A first ship of Nexans is due in Paldiski in August, the company's man in Tallinn, Peeter Ots, said."""
OTHER = """TALLINN — Norway's top diplomat came to Estonia to push for a power line under the Baltic Sea.
Ms. Dahl, who took over in Oslo last autumn, spent four hours with Mr. Parts and his aides.
Neither side said who would pay for the branch that Riga and Vilnius want.
The project has been discussed since 2009 and has twice been stopped for lack of money.
Environmental groups in Helsinki fear for the herring grounds off Hanko.
Mr. Parts hopes for a vote before the summer; the Norwegian side was less sure.
The two ministers did not take questions together."""
SYNONYMS = {
    "flew": "travelled",
    "talks": "discussions",
    "closed": "shut",
    "met": "greeted",
    "lunch": "a meal",
    "draft": "sketch",
    "sent": "mailed",
    "carry": "transport",
    "cost": "demand",
    "want": "desire",
    "branch": "offshoot",
    "refused": "declined",
    "told": "informed",
    "matter": "question",
    "vote": "ballot",
    "agreed": "consented",
    "route": "path",
    "asked": "requested",
    "study": "survey",
    "cleared": "removed",
    "ship": "vessel",
    "due": "expected",
    "company": "firm",
    "trip": "journey",
    "storm": "gale",
    "harbour": "port",
    "engineer": "technician",
    "half": "fifty percent",
}


def spun(text: str) -> str:
    return " ".join(SYNONYMS.get(word, word) for word in text.replace("\n", " \n ").split(" "))


def groups_of(*pages) -> Groups:
    return group([reading(page) for page in pages])


def page(name: str, text: str, day: int = 1):
    return article(name, text, published=date(2019, 4, day), outlet=f"Outlet {name}")


LINES = WIRE.split("\n")
SHUFFLED = random.Random(3).sample(LINES, len(LINES))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (WIRE + "\n", CopyKind.EXACT),
        (WIRE.replace("OSLO — ", "").replace("on Tuesday ", ""), CopyKind.EDITED),
        ("\n".join(LINES[:6]), CopyKind.EXCERPT),
        (spun(WIRE), CopyKind.REWRITTEN),
        (spun("\n".join(SHUFFLED)), CopyKind.REWRITTEN),
        (OTHER + "\n" + "\n".join(LINES[2:6]), CopyKind.COMPILED),
    ],
    ids=["exact", "edited", "excerpt", "spun", "spun and shuffled", "compiled"],
)
def test_a_copy_is_found_with_its_kind(text, kind):
    (found,) = groups_of(page("lead", WIRE), page("copy", text, day=2)).copies
    assert found.lead == "lead"
    assert [(copy.article_id, copy.kind) for copy in found.copies] == [("copy", kind)]


def test_two_reports_of_one_visit_are_no_copies():
    assert groups_of(page("a", WIRE), page("b", OTHER)).copies == ()


def test_the_earliest_leads():
    (found,) = groups_of(page("later", WIRE, day=3), page("first", WIRE + "\nMore.", day=1)).copies
    assert found.lead == "first"


def test_shared_passages_give_the_same_words():
    lead, copy = page("lead", WIRE), page("copy", OTHER + "\n" + "\n".join(LINES[2:6]), day=2)
    (found,) = groups_of(lead, copy).copies
    for here, there in found.copies[0].shared:
        assert here.of(copy.text).split() == there.span.of(lead.text).split()


def test_quoting_the_same_statement_makes_no_copy():
    said = "“" + " ".join(WIRE.split("\n")[2:7]) + "”"
    one = page("a", "The ministry in Oslo published a statement on Tuesday night. " + said)
    other = page("b", "Readers in Tallinn found this on the page of the government. " + said)
    assert groups_of(one, other).copies == ()


def test_a_rewritten_text_alone_is_the_copy_of_an_unseen_original():
    text = (
        "The Japanese language premier stated final week that the warfare machine was an financial burden. "
        "The overseas minister instructed reporters that the White Home agreed. "
    )
    (found,) = groups_of(page("a", text)).copies
    assert found.lead is None
    assert found.copies[0].article_id == "a"

"""A time in a sentence and the day of publication, to the days it means: sentences of our own."""

from datetime import date

import pytest

from entente.dates import day_of, resolve
from entente.read.times import find_times
from entente.records import Article, Span

# published, sentence, words of the time, the days they mean
PAIRS = [
    ("2024-05-17", "The envoy arrived in Oslo on Thursday.", "Thursday", "2024-05-16"),
    ("2024-05-16", "The envoy arrived in Oslo on Thursday.", "Thursday", "2024-05-16"),
    ("2024-05-15", "The envoy will arrive in Oslo on Friday.", "Friday", "2024-05-17"),
    ("2024-05-15", "The envoy is scheduled to visit Oslo on Friday.", "Friday", "2024-05-17"),
    ("2024-05-15", "The envoy is due in Oslo on Friday.", "Friday", "2024-05-17"),
    ("2024-05-15", "Talks are expected to resume on Friday.", "Friday", "2024-05-17"),
    ("2024-05-15", "The two sides meet on Friday in Oslo.", "Friday", "2024-05-17"),
    ("2024-05-15", "The envoy met his counterpart on Friday in Oslo.", "Friday", "2024-05-10"),
    ("2024-05-15", "The minister said on Friday that talks would resume.", "Friday", "2024-05-10"),
    ("2024-05-15", "The treaty was signed on Sunday by both leaders.", "Sunday", "2024-05-12"),
    ("2024-05-15", "Monday's summit ended without a deal.", "Monday", "2024-05-13"),
    ("2024-05-15", "Monday's summit will bring together ten leaders.", "Monday", "2024-05-20"),
    ("2024-05-15", "Ahead of Saturday's vote, the army closed the border.", "Saturday", "2024-05-18"),
    ("2024-05-15", "After Tuesday's talks the minister flew home.", "Tuesday", "2024-05-14"),
    ("2024-05-15", "The ruling, announced Tuesday, angered Ankara.", "Tuesday", "2024-05-14"),
    ("2024-05-15", "The embassy was attacked last Friday.", "last Friday", "2024-05-10"),
    ("2024-05-15", "The embassy will reopen next Friday.", "next Friday", "2024-05-24"),
    ("2024-05-15", "The embassy will reopen this Friday.", "this Friday", "2024-05-17"),
    ("2024-05-15", "The embassy will reopen this coming Monday.", "this coming Monday", "2024-05-20"),
    ("2024-05-15", "The embassy was attacked on Tuesday last week.", "Tuesday last week", "2024-05-07"),
    ("2024-05-15", "The leaders met today in Vienna.", "today", "2024-05-15"),
    ("2024-05-15", "The leaders met yesterday in Vienna.", "yesterday", "2024-05-14"),
    ("2024-05-15", "The leaders will meet tomorrow in Vienna.", "tomorrow", "2024-05-16"),
    ("2024-05-15", "The leaders dine tonight in Vienna.", "tonight", "2024-05-15"),
    ("2024-05-15", "The leaders dined last night in Vienna.", "last night", "2024-05-14"),
    ("2024-05-15", "The envoy left the day before yesterday.", "the day before yesterday", "2024-05-13"),
    ("2024-05-15", "The envoy leaves the day after tomorrow.", "the day after tomorrow", "2024-05-17"),
    ("2024-05-15", "The envoy left this morning.", "this morning", "2024-05-15"),
    ("2024-05-15", "The envoy left yesterday evening.", "yesterday evening", "2024-05-14"),
    ("2024-05-15", "Rockets hit the port on Tuesday night.", "Tuesday night", "2024-05-14"),
    ("2024-05-15", "Rockets hit the port late Tuesday.", "late Tuesday", "2024-05-14"),
    ("2024-05-15", "Fighting went on over the weekend.", "the weekend", "2024-05-11..2024-05-12"),
    ("2024-05-15", "The minister was sacked this week.", "this week", "2024-05-13..2024-05-15"),
    ("2024-05-15", "The minister was sacked last week.", "last week", "2024-05-06..2024-05-12"),
    ("2024-05-15", "The minister will travel next week.", "next week", "2024-05-20..2024-05-26"),
    ("2024-05-15", "The minister will travel later this week.", "later this week", "2024-05-15..2024-05-19"),
    ("2024-05-15", "The minister was sacked earlier this week.", "earlier this week", "2024-05-13..2024-05-15"),
    ("2024-05-15", "The pact will be renewed this month.", "this month", "2024-05-15..2024-05-31"),
    (
        "2024-05-15",
        "Earlier this month Ankara recalled its ambassador.",
        "Earlier this month",
        "2024-05-01..2024-05-15",
    ),
    ("2024-05-15", "Ankara recalled its ambassador last month.", "last month", "2024-04-01..2024-04-30"),
    ("2024-05-15", "Ankara will send a new ambassador next month.", "next month", "2024-06-01..2024-06-30"),
    ("2024-05-15", "Banks cut their ties earlier this year.", "earlier this year", "2024-01-01..2024-05-15"),
    ("2024-05-15", "Trade between the two grew last year.", "last year", "2023-01-01..2023-12-31"),
    ("2024-05-15", "The pact runs out next year.", "next year", "2025-01-01..2025-12-31"),
    ("2024-05-15", "The pact was signed in 2019.", "2019", "2019-01-01..2019-12-31"),
    ("2024-05-15", "Ties were cut in March 2022.", "March 2022", "2022-03-01..2022-03-31"),
    ("2024-05-15", "Ties were cut in late March 2022.", "late March 2022", "2022-03-22..2022-03-31"),
    ("2024-05-15", "Ties were cut in mid-2022.", "mid-2022", "2022-05-02..2022-09-01"),
    ("2024-05-15", "Ties were cut at the end of 2022.", "the end of 2022", "2022-11-02..2022-12-31"),
    ("2024-05-15", "Exports fell in March.", "March", "2024-03-01..2024-03-31"),
    ("2024-05-15", "Exports fell in October.", "October", "2023-10-01..2023-10-31"),
    ("2024-05-15", "The two will meet again in October.", "October", "2024-10-01..2024-10-31"),
    ("2024-05-15", "The two met last October.", "last October", "2023-10-01..2023-10-31"),
    ("2024-05-15", "The two met in September last year.", "September last year", "2023-09-01..2023-09-30"),
    ("2024-05-15", "The decree of 12 April 2021 bars such firms.", "12 April 2021", "2021-04-12"),
    ("2024-05-15", "The decree was signed on April 12, 2021.", "April 12, 2021", "2021-04-12"),
    ("2024-05-15", "The decree was signed on Monday, April 12, 2021.", "Monday, April 12, 2021", "2021-04-12"),
    ("2024-05-15", "The file is dated 2021-04-12.", "2021-04-12", "2021-04-12"),
    ("2024-05-15", "The envoy flew out on April 30.", "April 30", "2024-04-30"),
    ("2024-05-15", "The envoy will fly out on June 3.", "June 3", "2024-06-03"),
    ("2024-05-15", "The envoy flew out on Dec. 20.", "Dec. 20", "2023-12-20"),
    ("2024-01-03", "The envoy flew out on Dec. 20.", "Dec. 20", "2023-12-20"),
    ("2024-11-02", "The truce had been set to expire Nov. 6.", "Nov. 6", "2024-11-06"),
    ("2024-05-15", "The talks resume on the 20th.", "the 20th", "2024-05-20"),
    ("2024-05-15", "The forum on 6-7 May drew few.", "6-7 May", "2024-05-06..2024-05-07"),
    ("2024-05-15", "The forum of May 6-7, 2019 drew few.", "May 6-7, 2019", "2019-05-06..2019-05-07"),
    (
        "2024-05-15",
        "The fleets drilled from Monday to Wednesday.",
        "from Monday to Wednesday",
        "2024-05-13..2024-05-15",
    ),
    ("2024-05-15", "The two fought between 1999 and 2003.", "between 1999 and 2003", "1999-01-01..2003-12-31"),
    ("2024-05-15", "He served from 2014 to 2016.", "from 2014 to 2016", "2014-01-01..2016-12-31"),
    ("2024-05-15", "The border has been shut since June 2019.", "June 2019", "2019-06-01..2024-05-15"),
    ("2024-05-15", "The border was drawn in the 1960s.", "the 1960s", "1960-01-01..1969-12-31"),
    ("2024-05-15", "The border was drawn in the late 1990s.", "the late 1990s", "1996-09-01..1999-12-31"),
    ("2024-05-15", "The quarrel goes back to the 19th century.", "the 19th century", "1800-01-01..1899-12-31"),
    ("2024-05-15", "The lines were cut last summer.", "last summer", "2023-06-01..2023-08-31"),
    ("2024-05-15", "The vote is due next spring.", "next spring", "2025-03-01..2025-05-31"),
    ("2024-05-15", "The lines were cut in the winter of 2015.", "the winter of 2015", "2015-12-01..2016-02-29"),
    (
        "2024-05-15",
        "Imports fell in the second quarter of 2018.",
        "the second quarter of 2018",
        "2018-04-01..2018-06-30",
    ),
    ("2024-05-15", "Imports fell in the first half of 2018.", "the first half of 2018", "2018-01-01..2018-06-30"),
    ("2024-05-15", "The siege began three weeks ago.", "three weeks ago", "2024-04-22..2024-04-28"),
    ("2024-05-15", "The siege began two days ago.", "two days ago", "2024-05-13"),
    ("2024-05-15", "The siege ended five years ago.", "five years ago", "2019-01-01..2019-12-31"),
    ("2024-05-15", "The session opens two weeks from now.", "two weeks from now", "2024-05-27..2024-06-02"),
    ("2024-05-15", "Shelling eased over the past three weeks.", "the past three weeks", "2024-04-24..2024-05-15"),
    ("2024-05-15", "Shelling eased over the past week.", "the past week", "2024-05-08..2024-05-15"),
    ("2024-05-15", "Ties have cooled in recent weeks.", "recent weeks", "2024-04-03..2024-05-15"),
    ("2024-05-15", "Talks will resume in the coming months.", "the coming months", "2024-05-15..2024-11-15"),
    ("2024-05-15", "Talks will resume over the next two months.", "the next two months", "2024-05-15..2024-07-15"),
    ("2024-05-15", "Two bridges were hit in the past 24 hours.", "the past 24 hours", "2024-05-14..2024-05-15"),
    ("2024-05-15", "The vote was on 12 May 2020; two days earlier he had quit.", "two days earlier", "2020-05-10"),
    ("2024-05-15", "The vote was on 12 May 2020; the following day he quit.", "the following day", "2020-05-13"),
    ("2024-05-15", "The vote was on 12 May 2020; the same day he quit.", "the same day", "2020-05-12"),
    ("2024-05-15", "He was freed on Monday and fled three days later.", "three days later", "2024-05-16"),
    ("2024-05-15", "On the night of April 3, 2020 they fled.", "the night of April 3, 2020", "2020-04-03"),
    ("2024-05-15", "The envoy was named several months ago.", "several months ago", "2023-09-15..2024-03-15"),
    ("2024-05-15", "They will sign the treaty this year.", "this year", "2024-05-15..2024-12-31"),
    ("2024-05-15", "He spoke at 10:35 a.m. on Tuesday.", "10:35 a.m. on Tuesday", "2024-05-14"),
    ("2024-05-15", "Security was tightened after 9/11 at all airports.", "9/11", "2001-09-11"),
    (
        "2024-05-15",
        "In the first weeks of 2021 the lines were cut.",
        "the first weeks of 2021",
        "2021-01-01..2021-03-01",
    ),
    ("2024-05-15", "The tariff took effect on New Year's Day.", "New Year's Day", "2024-01-01"),
    ("2024-05-17", "The leaders pledged to deepen their ties in Oslo on Thursday.", "Thursday", "2024-05-16"),
    ("2024-05-14", "The leaders agreed to meet in Oslo on Thursday.", "Thursday", "2024-05-16"),
    ("2024-05-18", "The visit on Thursday shows how close the two are.", "Thursday", "2024-05-16"),
    ("2024-02-29", "The law takes effect on Feb. 29.", "Feb. 29", "2024-02-29"),
    ("2024-05-12", "The council will vote on Wednesday.", "Wednesday", "2024-05-15"),
]


@pytest.mark.parametrize("published, sentence, words, days", PAIRS)
def test_a_time_beside_its_publication(parser, published, sentence, words, days):
    times = find_times(Article(id="a", name="a", text=sentence), parser(sentence, [Span(0, len(sentence))]), ())
    time = next((time for time in times if time.span and time.span.of(sentence) == words), None)
    assert time is not None, [time.span.of(sentence) for time in times if time.span]
    when = resolve(time, day_of(date.fromisoformat(published)))
    assert (str(when.start) if when.start == when.end else f"{when.start}..{when.end}") == days


NO_TIMES = [
    "Theresa May told lawmakers that the plan stands.",
    "The troops may march on the town.",
    "About 2000 soldiers crossed the river.",
    "Prices began to fall as the spring dried up.",
    "The second minister spoke for the first.",
    "The Black Friday rush helped nobody.",
    "He turned 61 years old.",
]


@pytest.mark.parametrize("sentence", NO_TIMES)
def test_words_that_are_no_time(parser, sentence):
    times = find_times(Article(id="a", name="a", text=sentence), parser(sentence, [Span(0, len(sentence))]), ())
    assert [time.span.of(sentence) for time in times if time.span] == []

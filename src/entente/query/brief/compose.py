"""From a record's articles, readings, groups and world to the brief."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from entente.query.brief.ledger import Ledger
from entente.query.brief.lines import LineMaker
from entente.query.brief.screen import (
    ArticleLine,
    Brief,
    CourseRow,
    Disagreement,
    DisputeBlock,
    EpisodeBlock,
    Line,
    UntoldLine,
)
from entente.query.brief.wording import name_parties, show_day, show_when
from entente.records import (
    Article,
    ArticleKind,
    CopyKind,
    Dispute,
    Episode,
    Failure,
    FigureGroup,
    Groups,
    Matter,
    Position,
    Publication,
    Reading,
    Status,
    World,
)

_LINES = 46  # what is left of a 60-line screen after title, notes and feet
_LEAST, _MOST = 3, 14  # lines an episode gets
_EPISODES = 6  # blocks on the screen
_UNTOLD = 4  # headlines
_COLUMNS = 3  # episodes side by side in "what came of it"
_ASSERTING = frozenset({Status.HAPPENED, Status.ONGOING, Status.ALLEGED})


def make_brief(
    articles: Sequence[tuple[Article, Reading]],
    groups: Groups,
    world: World,
    failures: Sequence[Failure] = (),
    *,
    all_lines: bool = False,
) -> Brief:
    """Return the first screen of a record; with `all_lines`, nothing is kept back for lack of room or weight."""
    ledger = Ledger.of(articles, groups, world)
    maker = LineMaker(ledger, all_lines=all_lines)
    room = _rooms(ledger)
    blocks = tuple(_episode_block(one, ledger, maker, None if all_lines else room(one)) for one in ledger.episodes)
    blocks = tuple(block for block in blocks if block.lines or len(ledger.episodes) == 1)
    n_more = 0 if all_lines else max(len(blocks) - _EPISODES, 0)
    blocks = blocks[: len(blocks) - n_more]
    elsewhere = maker.elsewhere(limit=None if all_lines else 3)
    before = maker.before(limit=None if all_lines else 4)
    shown = {i for block in blocks for line in block.lines for i in line.event_ids}
    shown |= {i for line in (*elsewhere, *before) for i in line.event_ids}
    columns = ledger.episodes[:_COLUMNS]
    return Brief(
        title=_title(ledger),
        subtitle=_subtitle(len(blocks) + n_more),
        counts=_counts(ledger, failures),
        articles=tuple(_article_line(article, ledger) for article, _ in ledger.articles),
        notes=tuple(_notes(ledger)),
        episodes=blocks,
        elsewhere=elsewhere,
        before=before,
        untold=tuple(_untold(ledger, blocks, (*elsewhere, *before)))[: None if all_lines else _UNTOLD],
        disputes=tuple(_dispute_blocks(ledger, maker)),
        course_columns=tuple(episode.label.partition(":")[0] for episode in columns),
        course=tuple(_course(columns, ledger, maker)) if len(columns) > 1 else (),
        disagreements=tuple(_disagreement(group, ledger) for group in world.figures if not group.agree),
        n_commentators=ledger.n_commentators(),
        n_more_episodes=n_more,
        n_kept_back=len(world.events) - len(shown),
        failures=tuple(f"{failure.name}: {failure.reason}" for failure in failures),
        next_steps=tuple(_next_steps(ledger, blocks)),
    )


def _rooms(ledger: Ledger) -> Callable[[Episode], int]:
    """Return how many lines each episode gets: the screen is shared out by how many articles tell of it."""
    lines = _LINES - min(len(ledger.letters), 12)
    told = sum(len(episode.article_ids) for episode in ledger.episodes[:_EPISODES])
    return lambda episode: max(_LEAST, min(_MOST, lines * len(episode.article_ids) // max(told, 1)))


def _title(ledger: Ledger) -> str:
    pair = ledger.main_parties()
    if not pair:
        return "NO RELATION BETWEEN STATES WAS READ"
    others = {episode.parties for episode in ledger.episodes if len(episode.parties) == 2} - {pair}
    named = name_parties(pair, ledger.actors).upper()
    return f"{named} AND {len(others)} OTHER PAIR{'S' if len(others) > 1 else ''}" if others else named


def _subtitle(n: int) -> str:
    if n == 0:
        return "no episode"
    return f"{n} episode{'s' if n > 1 else ''}"


def _counts(ledger: Ledger, failures: Sequence[Failure]) -> str:
    n = len(ledger.articles)
    n_rewritten = len(ledger.rewritten)
    return f"{n} article{'s' if n != 1 else ''}, {n_rewritten} rewritten, {len(failures)} unreadable"


def _article_line(article: Article, ledger: Ledger) -> ArticleLine:
    publication = ledger.publications.get(article.id)
    return ArticleLine(
        letter=ledger.letters[article.id],
        article_id=article.id,
        name=article.name,
        outlet=article.outlet or "outlet not named",
        when=show_when(publication.when) if publication and publication.when.start else "date not known",
        reason=_date_reason(publication),
        rewritten=article.id in ledger.rewritten,
    )


def _date_reason(publication: Publication | None) -> str:
    if publication is None:
        return "nothing in the text tells its date"
    if publication.rejected and publication.when.start != publication.when.end:
        day, reason = publication.rejected[0]
        told = show_day(day)
        return f"rejected: {reason}" if told in reason else f"rejected: {told}, {reason}"
    return publication.evidence[0] if publication.evidence else "nothing in the text tells its date"


def _notes(ledger: Ledger) -> Iterator[str]:
    copies = [(group, copy) for group in ledger.groups.copies for copy in group.copies if group.lead is not None]
    for group, copy in copies[:4]:
        lead = ledger.letters.get(group.lead or "", "?")
        yield f"{ledger.letters.get(copy.article_id, '?')} {_COPY_WORDS[copy.kind]} {lead}."
    if len(copies) > 4:
        more = len(copies) - 4
        yield f"{more} more {'copy' if more == 1 else 'copies'}: entente copies."
    if not copies and len(ledger.articles) > 1:
        yield "None copies another."
    if ledger.rewritten:
        marked = " and ".join(f"{ledger.letters[i]}*" for i in ledger.rewritten if i in ledger.letters)
        yield f"Quotation marks in {marked} do not hold the speaker's words: do not quote from them."
    unread = [ledger.letters[a.id] for a, _ in ledger.articles if a.language != "en"]
    if unread:
        yield f"Not yet read, other languages: {' '.join(unread)}."


_COPY_WORDS = {
    CopyKind.EXACT: "is the text of",
    CopyKind.EDITED: "is an edited copy of",
    CopyKind.EXCERPT: "is an excerpt of",
    CopyKind.REWRITTEN: "is a rewrite of",
    CopyKind.TRANSLATED: "is a translation of",
    CopyKind.COMPILED: "takes passages from",
}


def _episode_block(episode: Episode, ledger: Ledger, maker: LineMaker, room: int | None) -> EpisodeBlock:
    lines = maker.of_episode(episode, limit=room)
    telling = {proof.article_id for line in lines for proof in line.evidence}
    return EpisodeBlock(
        id=episode.id,
        label=episode.label,
        is_placed=episode.place is not None or None not in {episode.when.start, episode.when.end},
        letters=ledger.letters_of(ledger.of_pair(episode) | telling),
        lines=lines,
    )


def _untold(ledger: Ledger, blocks: Sequence[EpisodeBlock], others: Sequence[Line]) -> Iterator[UntoldLine]:
    """Yield the headlines of the articles of episodes that open with what neither a line nor a heading tells."""
    lines = (*others, *(line for block in blocks for line in block.lines))
    told = {proof.article_id for line in lines for proof in line.evidence if ledger.opens(proof.span, proof.article_id)}
    around = {i for episode in ledger.episodes[:_EPISODES] for i in episode.article_ids}
    for article, _ in ledger.articles:
        view = article.kind is ArticleKind.OPINION and ledger.has_reports
        if article.headline is None or view or article.id not in around - told:
            continue
        if not any(block.label.endswith(article.headline) for block in blocks):
            (letter,) = ledger.letters_of([article.id])
            yield UntoldLine(letter=letter, headline=article.headline)


def _dispute_blocks(ledger: Ledger, maker: LineMaker) -> Iterator[DisputeBlock]:
    blocks = (_dispute_block(dispute, ledger, maker) for dispute in ledger.world.disputes)
    yield from (block for block in blocks if block.asserts and block.denies)


def _dispute_block(dispute: Dispute, ledger: Ledger, maker: LineMaker) -> DisputeBlock:
    positions = [position for _, found in dispute.items for position in found]
    deniers = {position.holder for position in positions if position.status is Status.DENIED}
    asserts = maker.of_positions(p for p in positions if p.status in _ASSERTING and p.holder not in deniers)
    denies = maker.of_positions(p for p in positions if p.status is Status.DENIED)
    return DisputeBlock(
        id=dispute.id,
        question=_question(dispute, ledger),
        letters=tuple(sorted({letter for line in (*asserts, *denies) for letter in line.letters})),
        asserts=asserts,
        denies=denies,
    )


def _question(dispute: Dispute, ledger: Ledger) -> str:
    """Return who is said to have done what, in the words of those who say so most."""
    deniers = {p.holder for _, positions in dispute.items for p in positions if p.status is Status.DENIED}

    def told(item: tuple[str, tuple[Position, ...]]) -> int:
        return sum(len(p.mentions) for p in item[1] if p.status in _ASSERTING and p.holder not in deniers)

    label, _ = max(dispute.items, key=told)
    return f"{name_parties(dispute.actors, ledger.actors)}: {label}"


def _course(columns: Sequence[Episode], ledger: Ledger, maker: LineMaker) -> Iterator[CourseRow]:
    for matter in ledger.world.matters:
        cells = tuple(_cell(matter, episode, maker) for episode in columns)
        told = {letter for stage in matter.stages for letter in maker.letters(stage.mentions)}
        stalled = any("stalled" in cell for cell in cells) and len(told) > 1
        if sum(cell != "-" for cell in cells) > 1 or stalled:
            yield CourseRow(matter=matter.name, cells=cells)


def _cell(matter: Matter, episode: Episode, maker: LineMaker) -> str:
    stages = [stage for stage in matter.stages if stage.episode_id == episode.id]
    return "; ".join(f"{stage.stage} {' '.join(maker.letters(stage.mentions))}" for stage in stages) or "-"


def _disagreement(group: FigureGroup, ledger: Ledger) -> Disagreement:
    values: dict[str, set[str]] = {}
    for place, value, bound in group.figures:
        words = {"at_least": "over ", "at_most": "at most ", "about": "about "}.get(bound, "")
        values.setdefault(f"{words}{value:g}", set()).add(ledger.letters.get(place.article_id, "?"))
    return Disagreement(
        subject=f"{group.subject} ({group.unit})" if group.unit else group.subject,
        values=tuple((value, tuple(sorted(letters))) for value, letters in values.items()),
    )


def _next_steps(ledger: Ledger, blocks: Sequence[EpisodeBlock]) -> Iterator[str]:
    lines: Iterable[Line] = (line for block in blocks for line in block.lines)
    first = next((event_id for line in lines for event_id in line.event_ids), None)
    if first is not None:
        yield f"entente why {first}"
    pair = ledger.main_parties()
    if len(pair) == 2:
        yield f"entente dyad {' '.join(pair)}"
    yield "entente export mentions"

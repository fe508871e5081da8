"""Every row of the frame tables reads its own example."""

from event_coding import Parse, code, parties_of

from entente.lexicon.frames import NONE, FrameRow, load_frames, load_rows

_SHARE = 0.95  # of the rows; the rest are parses that a later model may mend, and are printed


def _reads(parser: Parse, row: FrameRow) -> bool:
    events, mentions = code(parser, row.example)
    own = [event for event in events if event.frame.partition(".")[0] in row.lemmas]
    if row.type == NONE:
        return not own
    actors, _, recipients = row.parties.partition(">")
    wanted = f"{_sorted(actors)} > {_sorted(recipients)}".strip()
    return any(event.event_type == row.type and parties_of(event, mentions) == wanted for event in own)


def _sorted(names: str) -> str:
    return ",".join(sorted(name.strip() for name in names.split(",") if name.strip()))


def test_examples(parser: Parse) -> None:
    rows = load_rows()
    wrong = [f"{row.type}: {row.example}" for row in rows if not _reads(parser, row)]
    assert len(wrong) <= (1 - _SHARE) * len(rows), "\n".join(wrong)


def test_the_tables_load() -> None:
    frames = load_frames()
    assert len(frames) > 1000
    assert {frame.event_type for frame in frames} >= {"AGREE", "ASSAULT", "CONSULT", NONE}

"""A treebank of three sentences, made by us, so that preparing data is tested without any other."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # `training` is no part of the wheel

TREEBANK = """\
# newdoc id = GUM_news_made
# sent_id = 1
# newpar id = p1
# text = “Kyiv won't sign,” Mr. Orlov said.
1	“	“	PUNCT	``	_	5	punct	_	SpaceAfter=No
2	Kyiv	Kyiv	PROPN	NNP	_	5	nsubj	_	Entity=(1-place-new-cf1-1-coref)
3-4	won't	_	_	_	_	_	_	_	_
3	wo	will	AUX	MD	_	5	aux	_	_
4	n't	not	PART	RB	_	5	advmod	_	_
5	sign	sign	VERB	VB	_	9	ccomp	_	SpaceAfter=No
6	,	,	PUNCT	,	_	5	punct	_	SpaceAfter=No
7	”	”	PUNCT	''	_	5	punct	_	_
8	Mr.	Mr.	PROPN	NNP	_	9	nsubj	_	Entity=(2-person-new-cf2-2-coref
9	said	say	VERB	VBD	_	0	root	_	SpaceAfter=No
10	.	.	PUNCT	.	_	9	punct	_	_

# sent_id = 2
# text = United Motors of Ruritania left.
1	United	Unite	VERB	NNP	_	2	amod	_	Entity=(3-organization-new-cf3-2-coref
2	Motors	Motors	PROPN	NNPS	_	5	nsubj	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Ruritania	Ruritania	PROPN	NNP	_	2	nmod	_	Entity=(4-place-new-cf4-1-coref)3)
5	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
6	.	.	PUNCT	.	_	5	punct	_	_

# newdoc id = GUM_news_other
# sent_id = 3
# text = "It fell.
1	"	"	PUNCT	``	_	3	punct	_	SpaceAfter=No
2	It	it	PRON	PRP	_	3	nsubj	_	_
3	fell	fall	VERB	VBD	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

# sent_id = 4
# text = It rose," Ann said.
1	It	it	PRON	PRP	_	2	nsubj	_	_
2	rose	rise	VERB	VBD	_	6	ccomp	_	SpaceAfter=No
3	,	,	PUNCT	,	_	2	punct	_	SpaceAfter=No
4	"	"	PUNCT	''	_	2	punct	_	_
5	Ann	Ann	PROPN	NNP	_	6	nsubj	_	Entity=(5-person-new-cf1-1-coref)
6	said	say	VERB	VBD	_	0	root	_	SpaceAfter=No
7	.	.	PUNCT	.	_	6	punct	_	_

"""


@pytest.fixture
def examples(tmp_path):
    from training.gum_names import with_gum_names
    from training.treebank import read_conllu

    path = tmp_path / "made.conllu"
    path.write_text(TREEBANK, "utf-8")
    return tuple(map(with_gum_names, read_conllu(path)))


@pytest.fixture
def treebank_folder(tmp_path):
    """Lay out the made treebank as the shared folder is laid out."""
    tagged = "# sent_id = 1\n1\tKyiv\tB-LOC\t-\n\n"
    for name in ("ewt", "gum", "uner", "ner/crossner-politics"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
    for part in ("train", "dev", "test"):
        (tmp_path / "gum" / f"{part}.conllu").write_text(TREEBANK, "utf-8")
        (tmp_path / "ewt" / f"{part}.conllu").write_text(TREEBANK.replace("GUM_news", "weblog"), "utf-8")
        (tmp_path / "uner" / f"en_ewt-ud-{part}.iob2").write_text(tagged, "utf-8")
        columns = "Ann\tB-politician\nled\tO\nthe\tO\nGreens\tB-politicalparty\n.\tO\n"
        (tmp_path / "ner" / "crossner-politics" / f"{part}.txt").write_text(columns, "utf-8")
    (tmp_path / "ner" / "wikigold.conll.txt").write_text("Acme I-ORG\nfell O\n. O\n", "utf-8")
    (tmp_path / "ner" / "politicians.json").write_text('["Ana Maria Silva", "Bo Li", "Igor Kremlin"]', "utf-8")
    return tmp_path

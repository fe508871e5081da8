"""Pages in HTML: all that a reader sees, in order; the main content is found inside it."""

import pytest

from entente.collect import collect
from entente.records import DateBasis, Part

SENTENCES = [
    f"Paragraph {number} tells how the two ministers met in Oslo to talk about fish, boats and the price of both."
    for number in range(6)
]
ARTICLE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def read(tmp_path, html):
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    (article,) = collect([tmp_path])
    return article


def body(article):
    labelled = {span.start for _, span in article.parts}
    lines, place = [], 0
    for line in article.text.split("\n"):
        if place not in labelled:
            lines.append(line)
        place += len(line) + 1
    return lines


def test_the_body_is_found_and_the_rest_is_furniture(tmp_path):
    html = (
        "<html><head><title>T</title></head><body><nav><a>Home</a> <a>World</a></nav>"
        f"<article><h1>Ministers end quarrel over fish</h1><p>By Ada Low</p>{ARTICLE}</article>"
        "<aside><h3>More stories</h3><p>Rain is expected in Oslo.</p></aside><footer>© 2021 Courier</footer></body></html>"
    )
    article = read(tmp_path, html)
    assert body(article) == SENTENCES
    assert article.parts[1] == (Part.HEADLINE, article.parts[1][1])
    assert article.headline == "Ministers end quarrel over fish"
    assert article.byline == "Ada Low"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var words = 'not seen';</script>",
        "<style>p { color: red }</style>",
        "<noscript>not seen</noscript>",
        "<template><p>not seen</p></template>",
        '<p style="display: none">not seen</p>',
        "<p hidden>not seen</p>",
        "<!-- not seen -->",
        "<svg><text>not seen</text></svg>",
    ],
)
def test_what_no_reader_sees_is_no_text(tmp_path, hidden):
    article = read(tmp_path, f"<html><body><p>{SENTENCES[0]}</p>{hidden}<p>{SENTENCES[1]}</p></body></html>")
    assert article.text == "\n".join(SENTENCES[:2])


def test_inline_tags_do_not_break_words_or_lines(tmp_path):
    article = read(
        tmp_path, "<html><body><p>The <b>two</b> minis<i>ters</i>\n met in&nbsp;Oslo.<br>They left.</p></body></html>"
    )
    assert article.text == "The two ministers met in\u00a0Oslo.\nThey left."


def test_fields_come_from_json_ld_then_meta(tmp_path):
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no"}, {"@type": "NewsArticle",'
        '"headline": "H", "author": [{"name": "Ada Low"}, {"name": "Tomas Reyes"}], "datePublished": "2021-05-04",'
        '"mainEntityOfPage": {"@id": "https://courier.example/fish"}}]}</script>'
        '<meta property="og:title" content="Other"><meta property="og:site_name" content="Courier">'
    )
    article = read(tmp_path, f"<html><head>{head}</head><body>{ARTICLE}</body></html>")
    assert (article.headline, article.byline, article.outlet) == ("H", "Ada Low, Tomas Reyes", "Courier")
    assert article.url == article.name == "https://courier.example/fish"
    assert [(str(one.day), one.basis) for one in article.proposals] == [("2021-05-04", DateBasis.METADATA)]


def test_broken_json_ld_and_broken_tags_are_survived(tmp_path):
    html = f'<html><head><script type="application/ld+json">{{"@type": </script></head><body><p>{SENTENCES[0]}<p>x</b></div>'
    assert SENTENCES[0] in read(tmp_path, html).text


def test_a_page_without_main_content_is_kept(tmp_path):
    article = read(tmp_path, "<html><body><ul><li>Home</li><li>Leave a Reply</li></ul></body></html>")
    assert article.text == "Home\nLeave a Reply"

from pathlib import Path

import pytest

from tests.extract.reading_documents import kinds, reading, texts, warned

STORY = """Russia strikes Odesa port
By Jane Doe
Published: Tuesday, 14 November 2023 10:00 GMT
URL: https://news.example/odesa

KYIV, Nov 14 (Example Wire) - Drones struck the port, the governor
said on Tuesday. Nobody was hurt, he added.

What we know

The fire was out by noon, the ministry said, and all the workers had been accounted for.
"""


def test_a_wire_story_is_taken_apart() -> None:
    read = reading(STORY)
    assert {key: value for key, value in read.document.items() if key not in {"sha256", "text"}} == {
        "title": "Russia strikes Odesa port",
        "outlet": "Example Wire",
        "url": "https://news.example/odesa",
        "published": "2023-11-14",
    }
    assert [(block.kind, block.text) for block in read.blocks] == [
        ("title", "Russia strikes Odesa port"),
        ("paragraph", "Drones struck the port, the governor said on Tuesday. Nobody was hurt, he added."),
        ("heading", "What we know"),
        ("paragraph", "The fire was out by noon, the ministry said, and all the workers had been accounted for."),
    ]
    assert warned(read) == []
    assert read.document.get("text") == STORY


def test_a_span_of_a_block_is_found_in_the_text() -> None:
    block = reading(STORY).blocks[1]
    start = block.text.index("governor said")
    first, last = block.span(start, start + len("governor said"))
    assert STORY[first:last] == "governor\nsaid"
    assert block.span(4, 4) == (block.places[4],) * 2


@pytest.mark.parametrize(
    "header", [" date 2023-11-14 ", "Date: 2023-11-14 ", "Published 14 November 2023 10:00 GMT ", "date 2023-11-14\n"]
)
def test_a_header_may_run_into_the_first_sentence(header: str) -> None:
    read = reading(f"{header}Ukraine remains hopeful as its troops move.\n\nMore follows here.")
    assert texts(read)[0] == "Ukraine remains hopeful as its troops move."
    assert read.document.get("published") == "2023-11-14"


@pytest.mark.parametrize(
    "line",
    [
        "Date 2023-11-14 was the day of the attack.",
        "Source: the ministry said on Tuesday that nobody had been hurt.",
        "2023-11-14 was the day of the attack.",
        "By Tuesday the troops had left.",
        "Updates came in on 14 November 2023.",
        "NATO — the alliance — said no.",
        "UKRAINE – RUSSIA WAR: a summary.",
        "The minister (a lawyer) - said no.",
        "It was over – Kyiv said so.",
        "14:05 was the time of the blast.",
    ],
)
def test_a_sentence_that_begins_like_a_header_stays_whole(line: str) -> None:
    assert texts(reading(line)) == [line]


@pytest.mark.parametrize(
    ("dateline", "outlet", "published"),
    [
        ("KYIV, Sept 6 (Example Wire) - ", "Example Wire", None),
        ("KYIV, Sept. 6, 2023 (Example Wire) — ", "Example Wire", "2023-09-06"),
        ("KYIV (Example Wire) — ", "Example Wire", None),
        ("KYIV, Ukraine (AP) — ", "AP", None),
        ("Kyiv, Ukraine (CNN) — ", "CNN", None),
        ("KYIV/LONDON, Sept 6 (Example Wire) - ", "Example Wire", None),
        ("MOSCOW, November 14. /TASS/. ", "TASS", None),
        ("WASHINGTON — ", None, None),
        ("London, 3 May – ", None, None),
        ("London, 3 May 2023 – ", None, "2023-05-03"),
        ("Sept 6 (Example Wire) - ", "Example Wire", None),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str, outlet: str | None, published: str | None) -> None:
    read = reading(f"{dateline}The minister said no.\n")
    assert texts(read) == ["The minister said no."]
    assert (read.document.get("outlet"), read.document.get("published")) == (outlet, published)


@pytest.mark.parametrize(
    "stamp",
    ["14:05 GMT ", "14:05 GMT\n", "10:32am ", "Posted at 14:05\n", "14.05 BST – ", "[14:05] ", "14:05 Kyiv time: "],
)
def test_time_stamps_of_a_live_blog_are_left_out(stamp: str) -> None:
    read = reading(f"It begins here, officials said.\n\n{stamp}The ministry said no.\n\nOne more line, he said.\n")
    assert texts(read) == ["It begins here, officials said.", "The ministry said no.", "One more line, he said."]


def test_bare_times_are_stamps_where_there_are_several() -> None:
    read = reading("18:42 The town is empty, the mayor says.\n\n18:20 Radio Sulm reports that the dyke broke.\n")
    assert texts(read) == ["The town is empty, the mayor says.", "Radio Sulm reports that the dyke broke."]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Sulm Review, Tuesday 14 November 2023", "The Sulm Review"),
        ("Sulm Post | 14 November 2023 10:00 GMT", "Sulm Post"),
        ("From Example Times, Nov. 14, 2023", "Example Times"),
        ("New York, 14 November 2023", None),
    ],
)
def test_a_line_of_name_and_date_is_a_header(line: str, outlet: str | None) -> None:
    read = reading(f"Port struck\n{line}\n\nThe minister said no.")
    assert texts(read) == ["Port struck", "The minister said no."]
    assert (read.document.get("outlet"), read.document.get("published")) == (outlet, "2023-11-14")


def test_a_label_above_a_text_is_a_title_and_no_turn() -> None:
    read = reading("TRANSCRIPT: Briefing in Sulm\n\nMILLER: Good afternoon.\n\nQ: Is it true?\n")
    assert kinds(read) == ["title", "paragraph", "paragraph"]
    assert kinds(reading("MILLER: Good afternoon.\n\nQ: Is it true?\n")) == ["paragraph", "paragraph"]


def test_each_turn_of_a_transcript_keeps_its_speaker() -> None:
    read = reading(
        "Interview with the minister\n\n"
        "Q: Did you go?\nA: No. We stayed\nin the village.\nSMITH: Why?\nModerator: Thank you.\n"
    )
    assert texts(read, "paragraph") == [
        "Q: Did you go?",
        "A: No. We stayed in the village.",
        "SMITH: Why?",
        "Moderator: Thank you.",
    ]


def test_long_lines_without_blank_ones_are_a_paragraph_each() -> None:
    lines = [f"Sentence {number} of the story, " + "which goes on and on " * 8 + "and ends." for number in range(4)]
    assert texts(reading("\n".join(["Port struck", *lines]))) == ["Port struck", *lines]


def test_a_line_of_its_own_is_a_title_only_above_something() -> None:
    assert kinds(reading("Minister denies it")) == ["paragraph"]
    assert "title" not in reading("Minister denies it").document
    assert kinds(reading("Minister denies it\n\nHe said so.")) == ["title", "paragraph"]
    assert kinds(reading("The minister denied it.\n\nHe said so.")) == ["paragraph", "paragraph"]


def test_what_stands_above_a_release_is_no_title() -> None:
    read = reading("FOR IMMEDIATE RELEASE\n\nMinistry opens bridge\n\nThe bridge is open, the ministry said.\n")
    assert read.document.get("title") == "Ministry opens bridge"


def test_items_of_a_list_stand_alone() -> None:
    read = reading("The ministry said:\n\n- One bridge fell.\n- Two roads are closed.\n• A third is open.\n")
    assert texts(read, "item") == ["One bridge fell.", "Two roads are closed.", "A third is open."]


def test_what_is_given_wins_and_contradictions_are_shown() -> None:
    read = reading(
        STORY, given={"published": "2023-11-15", "outlet": "Daily Planet", "url": "https://planet.example/1"}
    )
    assert (read.document.get("published"), read.document.get("outlet")) == ("2023-11-15", "Daily Planet")
    places = {warning.kind: warning.place for warning in read.warnings}
    assert set(places) == {"date-conflict", "outlet-conflict", "url-conflict"}
    day, outlet = places["date-conflict"], places["outlet-conflict"]
    assert day is not None and STORY[slice(*day)] == "Tuesday, 14 November 2023 10:00 GMT"  # noqa: PT018  one fact
    assert outlet is not None and STORY[slice(*outlet)] == "Example Wire"  # noqa: PT018  one fact


def test_a_given_month_agrees_with_a_day_in_it() -> None:
    read = reading(STORY, given={"published": "2023-11"})
    assert read.document.get("published") == "2023-11"
    assert warned(read) == []


def test_a_date_that_cannot_be_read_is_shown() -> None:
    assert warned(reading("Date: the ides of March\n\nThe minister said no.")) == ["unread-date"]
    assert warned(reading("Date: 31 February 2023\n\nThe minister said no.")) == ["unread-date"]


def test_a_date_of_change_is_no_date_of_publication() -> None:
    read = reading("Updated: 15 November 2023\nPublished: 14 November 2023\n\nThe minister said no.")
    assert read.document.get("published") == "2023-11-14"
    assert texts(read) == ["The minister said no."]


def test_signs_that_show_nothing_are_not_read() -> None:
    read = reading("The\u200b mini\u00adster\u00a0 said\x07 “no”.\n\n* * *\n\n🇺🇦\n")
    assert texts(read) == ["The minister said “no”."]


def test_an_empty_text_is_a_text() -> None:
    read = reading("")
    assert (read.blocks, warned(read), read.document.get("text")) == ((), ["no-text"], "")


def test_no_reading_loads_what_it_does_not_need() -> None:
    """Plain text and Markdown need neither trafilatura nor spaCy."""
    import subprocess
    import sys

    script = "import sys; from verify.extract.documents import read; read(b'# a', 'a.md', {}); read(b'a', 'a.txt', {});"
    script += "print([name for name in ('trafilatura', 'lxml', 'spacy', 'numpy') if name in sys.modules])"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

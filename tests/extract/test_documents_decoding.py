import pytest

from tests.extract.reading_documents import holds, reading, texts, warned
from verify.errors import VerifyError

UKRAINIAN = "Міністр оборони повідомив, що війська відійшли від села на вищі позиції."
RUSSIAN = "Министр обороны сообщил, что войска отошли от села."
GREEK = "Ο υπουργός δήλωσε ότι δεν υπάρχει κανένα πρόβλημα."
FRENCH = "« Le café a été fermé », a déclaré le ministre – l’été dernier."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(FRENCH, "cp1252"), (UKRAINIAN, "cp1251"), (RUSSIAN, "cp1251"), (RUSSIAN.upper(), "cp1251"), (RUSSIAN, "koi8-r")],
)
def test_an_old_encoding_is_read_and_said_to_be_assumed(text: str, encoding: str) -> None:
    read = reading(text.encode(encoding))
    assert texts(read) == [text]
    assert warned(read) == ["encoding"]
    holds(text.encode(encoding), read)


def test_what_is_neither_western_nor_cyrillic_is_not_taken_for_cyrillic() -> None:
    assert "Windows-1252" in reading(GREEK.encode("cp1253")).warnings[0].text


def test_a_page_names_its_encoding() -> None:
    page = f"<html><head><meta charset='windows-1253'></head><body><p>{GREEK}</p></body></html>"
    read = reading(page.encode("cp1253"), "a.html")
    assert texts(read) == [GREEK]
    assert "encoding" not in warned(read)


def test_one_broken_byte_leaves_the_rest_as_it_is() -> None:
    read = reading((UKRAINIAN * 3).encode() + b"\xff end.")
    assert (read.document.get("text") or "").startswith(UKRAINIAN)
    assert [(warning.kind, warning.place) for warning in read.warnings] == [("encoding", (216, 217))]


def test_utf_16_is_read_without_its_mark() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        read = reading("The minister said no.".encode(encoding))
        assert (texts(read), warned(read)) == (["The minister said no."], ["encoding"])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 \xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a Word, OpenDocument or zip file"),
        (b"\xff\xd8\xff\xe0\x00", "a picture (JPEG)"),
        (b"{\\rtf1\\ansi text}", "a rich text file (RTF)"),
        (
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n",
            "a web archive (MHTML)",
        ),
        (bytes(range(256)), "a binary file"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, kind: str) -> None:
    with pytest.raises(VerifyError) as error:
        reading(data, "report")
    assert (
        str(error.value) == f"report: found {kind}, wanted plain text, Markdown or HTML; save it as text (.txt) first"
    )


def test_a_stray_nul_is_refused_with_its_line() -> None:
    """Replacing it would change the words that are kept as evidence."""
    with pytest.raises(VerifyError, match=r"^a\.txt:2: found the character NUL"):
        reading("The minister said\nthat no\0 one was hurt in the attack.", "a.txt")

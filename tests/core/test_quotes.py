import pytest

from verify.core.quotes import quote_check
from verify.model import Attribution, Document

TEXT = "He said:  “It’s no longer\nunder our control”, and left the village for higher ground."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("no longer\nunder our control", "exact"),
        ("It's no longer under our control", "fuzzy"),
        ("IT’S NO LONGER under", "fuzzy"),
        ("“It’s no longer … higher ground", "fuzzy"),
        ("higher ground [...] no longer", "orphaned"),
        ("under their control", "orphaned"),
        (None, "unchecked"),
    ],
)
def test_a_quote_is_looked_for_in_its_document(quote: str | None, found: str) -> None:
    attribution = Attribution(id="A1", claim="C1", source="S1", quote=quote)
    assert quote_check(attribution, Document(id="D1", text=TEXT)) == found


def test_without_the_text_a_quote_is_unchecked() -> None:
    attribution = Attribution(id="A1", claim="C1", source="S1", quote="no longer")
    assert quote_check(attribution, Document(id="D1")) == quote_check(attribution, None) == "unchecked"

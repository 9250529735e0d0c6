"""`show --copy`: one publishable sentence on the command line."""

from __future__ import annotations

from tests.running import Verify

ROBOTYNE = (
    "add", "Robotyne is no longer under Russian control", "--when", "2023-09-06", "--harms", "ru", "--favors", "ua",
    "--by", "Yevgeniy Balitskiy, party=ru, kind=government, role=Russian-appointed governor, via=News, at=2023-09-06",
    "--by", "Hanna Maliar, party=ua, kind=government, via=Example Agency, at=2023-08-28",
    "--relay", "Example Wire, kind=outlet, relays=Yevgeniy Balitskiy",
)  # fmt: skip
VERIFIED = (
    "Robotyne is no longer under Russian control (as of 6 September 2023), as Yevgeniy Balitskiy, Russian-appointed "
    "governor (ru), conceded on 6 September 2023 and as Hanna Maliar (ua) said on 28 August 2023."
)
DISPUTED = (
    "Yevgeniy Balitskiy, Russian-appointed governor (ru), conceded on 6 September 2023: Robotyne is no longer under "
    "Russian control (as of 6 September 2023); Hanna Maliar (ua) said the same on 28 August 2023; Example Ministry "
    "(ru) denied it on 7 September 2023."
)


def test_copy_is_one_sentence_and_a_line_feed(verify: Verify) -> None:
    verify(*ROBOTYNE)
    assert verify("show", "C1", "--copy").out == f"{VERIFIED}\n"


def test_the_sentence_follows_what_is_recorded(verify: Verify) -> None:
    verify(*ROBOTYNE)
    verify("attest", "C1", "--deny", "Example Ministry, party=ru, kind=government, at=2023-09-07")
    assert verify("show", "Robotyne", "--copy").out == f"{DISPUTED}\n"


def test_copy_as_json_has_the_same_text(verify: Verify) -> None:
    verify(*ROBOTYNE)
    assert verify("show", "C1", "--copy", "--json").json() == {"schema": "verify.copy/1", "id": "C1", "text": VERIFIED}


def test_an_unsourced_claim_says_that_it_is(verify: Verify) -> None:
    verify("add", "The bridge is open.")
    assert verify("show", "C1", "--copy").out == (
        "This claim is not sourced, since nobody is on record as saying it: The bridge is open.\n"
    )


def test_what_acts_on_a_screen_is_shown_by_its_number(verify: Verify) -> None:
    verify("add", "The bridge \u202eis open", "--by", "Town Council, kind=government, party=south")
    assert verify("show", "C1", "--copy").out == (
        "Town Council (south) says: The bridge \\u202eis open; this has not been independently confirmed.\n"
    )


def test_a_claim_that_is_not_there_is_told_as_ever(verify: Verify) -> None:
    verify("add", "The bridge is open")
    ran = verify("show", "C9", "--copy", code=1)
    assert (ran.out, ran.err.count("\n")) == ("", 1)

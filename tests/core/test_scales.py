import pytest

from verify.core.scales import CREDIBILITY, RELIABILITY, STIX_CONFIDENCE, best, icd203, worst


@pytest.mark.parametrize(
    ("probability", "term"),
    [
        (0.01, "almost no chance"),
        (0.049999, "almost no chance"),
        (0.05, "very unlikely"),
        (0.2, "unlikely"),
        (0.449999, "unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "likely"),
        (0.8, "very likely"),
        (0.95, "almost certain"),
        (0.99, "almost certain"),
    ],
)
def test_the_terms_of_icd_203_are_half_open(probability: float, term: str) -> None:
    assert icd203(probability) == term


def test_a_grade_known_to_be_bad_is_worse_than_one_that_cannot_be_judged() -> None:
    assert [worst(grade, "F") for grade in ("A", "B", "C", "D", "E", "F")] == ["F", "F", "F", "D", "E", "F"]
    assert best("D", "F") == "F"


def test_the_scales_have_six_steps_each() -> None:
    assert "".join(RELIABILITY) == "ABCDEF"
    assert list(CREDIBILITY) == list(STIX_CONFIDENCE) == [1, 2, 3, 4, 5, 6]
    assert list(STIX_CONFIDENCE.values()) == [90, 70, 50, 30, 10, None]

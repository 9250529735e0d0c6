"""The Beta distribution: the log-odds of a variate, its distribution function and its quantiles.

The distribution function is the regularized incomplete beta function by its continued fraction (DLMF 8.17.22,
https://dlmf.nist.gov/8.17), summed by the modified method of Lentz (Thompson & Barnett 1986,
doi:10.1016/0021-9991(86)90046-X).
"""

from __future__ import annotations

import math
from functools import lru_cache

TAIL = 0.1
"""Left out at each end of an interval of reliability: 80 % stay, as in the likelihood's."""

_TINY = 1e-300
_CLOSE = 1e-15
_LONGEST = 100_000
"""Terms of the fraction; it takes some √max(a, b) of them."""


@lru_cache(maxsize=1024)
def log_odds_of_beta(a: float, b: float) -> tuple[float, float]:
    """Mean and variance of the log-odds of a Beta(a, b) variate; a, b > 0."""
    return digamma(a) - digamma(b), trigamma(a) + trigamma(b)


def digamma(x: float) -> float:
    """ψ(x) for x > 0, by recurrence and the asymptotic series (Abramowitz & Stegun 6.3.5, 6.3.18); error < 1e-9."""
    shift = 0.0
    while x < 8:
        shift -= 1 / x
        x += 1
    square = 1 / (x * x)
    series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square / 240)))
    return shift + math.log(x) - 0.5 / x - series


def trigamma(x: float) -> float:
    """ψ′(x) for x > 0, by recurrence and the asymptotic series (Abramowitz & Stegun 6.4.6, 6.4.12); error < 1e-9."""
    shift = 0.0
    while x < 8:
        shift += 1 / (x * x)
        x += 1
    square = 1 / (x * x)
    series = square * (1 / 6 - square * (1 / 30 - square * (1 / 42 - square / 30)))
    return shift + 1 / x + 0.5 * square + series / x


def beta_quantile(p: float, a: float, b: float) -> float:
    """The x in [0, 1] below which a Beta(a, b) variate falls with probability p in [0, 1]; a, b > 0."""
    low, high = 0.0, 1.0
    for _ in range(60):  # to 2^−60, finer than a double near 1
        middle = (low + high) / 2
        if beta_below(middle, a, b) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def beta_below(x: float, a: float, b: float) -> float:
    """I_x(a, b): the probability that a Beta(a, b) variate is at most x in [0, 1]; a, b > 0."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front = math.exp(scale + a * math.log(x) + b * math.log1p(-x))
    # The fraction converges fast on this side of the mean only; the other side is its mirror image (8.17.4).
    if x <= (a + 1) / (a + b + 2):
        return front / (a * _fraction(x, a, b))
    return 1 - front / (b * _fraction(1 - x, b, a))


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d₁/(1 + d₂/(1 + …)) of DLMF 8.17.22."""
    value = ahead = 1.0
    behind = 0.0
    for place in range(1, _LONGEST):
        term = _coefficient(place, x, a, b)
        behind = 1 / (1 + term * behind or _TINY)
        ahead = 1 + term / ahead or _TINY
        value *= ahead * behind
        if abs(ahead * behind - 1) < _CLOSE:
            break
    return value


def _coefficient(place: int, x: float, a: float, b: float) -> float:
    """d₂ₘ and d₂ₘ₊₁ of DLMF 8.17.23."""
    m, odd = divmod(place, 2)
    if odd:
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))

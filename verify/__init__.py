"""Source reliability and claim verification.

    from verify import DEFAULT, Facts, assess

The names below are loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verify.core.assess import report as assess
    from verify.core.policy import DEFAULT, STRICT, Policy, house
    from verify.errors import VerifyError
    from verify.model import Attribution, Claim, Document, Facts, Link, Source
    from verify.report import Assessment, Report

__all__ = [
    "DEFAULT",
    "STRICT",
    "Assessment",
    "Attribution",
    "Claim",
    "Document",
    "Facts",
    "Link",
    "Policy",
    "Report",
    "Source",
    "VerifyError",
    "assess",
    "house",
]

_HOMES = {
    "verify.core.assess": ("assess",),
    "verify.core.policy": ("DEFAULT", "STRICT", "Policy", "house"),
    "verify.errors": ("VerifyError",),
    "verify.model": ("Attribution", "Claim", "Document", "Facts", "Link", "Source"),
    "verify.report": ("Assessment", "Report"),
}
_REAL_NAMES = {"assess": "report"}


def __getattr__(name: str) -> Any:
    """A public name from its home (PEP 562)."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), _REAL_NAMES.get(name, name))
    raise AttributeError(f"module 'verify' has no attribute {name!r}")

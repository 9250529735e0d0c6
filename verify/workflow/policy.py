"""The policy that a name or a house's TOML file stands for."""

from __future__ import annotations

import tomllib
from pathlib import Path

from verify.core import policy
from verify.core.policy import Policy
from verify.errors import InputError, VerifyError


def policy_of(name: str) -> Policy:
    """`default`, `strict`, or the policy in a TOML file; errors name the file and the key."""
    if not name.endswith(".toml"):
        return policy.named(name)
    try:
        table = tomllib.loads(Path(name).read_text(encoding="utf-8"))
        return policy.house(table)
    except OSError as error:
        raise VerifyError(f"{name}: {error.strerror}; give the path of a policy in TOML") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise VerifyError(f"{name}: is no TOML: {error}") from error
    except InputError as error:
        raise VerifyError(f"{name}: {error}") from error

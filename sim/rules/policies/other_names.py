"""What planners and textbooks call the policies of the table."""

import re

from sim.rules.policies.table import POLICIES


def _folded(name: str) -> str:
    """Letters and digits of a name: (s, S), s,S and s_S are one."""
    return "".join(re.findall(r"[a-z0-9]+", name.casefold()))


KINDS = {_folded(policy.name): (policy.name,) for policy in POLICIES} | {
    "s1s": ("base_stock",), "oneforone": ("base_stock",), "orderupto": ("R_S", "base_stock"),
    "sq": ("R_Q", "s_nQ"), "qr": ("R_Q",), "rnq": ("s_nQ",), "eoq": ("R_Q",), "rop": ("R_Q", "s_S"), "reorderpoint": ("R_Q", "s_S"),
    "minmax": ("s_S", "min_max_days"), "periodicreview": ("R_S", "R_s_S"), "continuousreview": ("s_S", "R_Q"),
    "daysofcover": ("min_max_days",), "daysofsupply": ("min_max_days",), "dos": ("min_max_days",), "doc": ("min_max_days",),
    "maketoorder": ("on_demand",), "mto": ("on_demand",), "infinite": ("unlimited",), "timephased": ("mrp",),
}  # fmt: skip
"""Policies by their names and by what else they are called, folded."""


def kinds_called(name: object) -> list[str]:
    """Policies that go by a name, at most two: '(R, s, S)' is R_s_S, and 'days_of_cover' min_max_days."""
    return list(KINDS.get(_folded(name), ())) if isinstance(name, str) else []

"""The walk through adding a policy, done as docs/adding-a-policy.md says, in a copy of the model."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from house import HOUSE, code_blocks

DOCUMENT = HOUSE / "docs" / "adding-a-policy.md"
TABLE = "sim/rules/policies/table.py"
TRIAL = """\
import sys

from small_scenarios import DAY, scenario, stock, supplier, warehouse
from test_rule_replenishment import level, ordered

from ledgers import differences
from sim.run import simulate

kept = stock(kind="R_s_c_S", reorder_point=50, order_up_to=400, order_quantity=70, review=DAY)
small = scenario(warehouses=[warehouse(stock=kept)], suppliers=[supplier()])
ledger = simulate(small)
assert set(ledger.replenishments["quantity"]) == {70}
assert differences(ledger, simulate(small, engine="reference")) == ""
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Copy the model and its tests, and follow the document's first two steps."""
    for folder in ("sim", "tests"):
        shutil.copytree(HOUSE / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    file, line, *_ = code_blocks(DOCUMENT.read_text(encoding="utf-8"), "python")
    (tmp_path / "sim/rules/policies/capped.py").write_text(file, encoding="utf-8")
    table = (tmp_path / TABLE).read_text(encoding="utf-8")
    entry = line.split("...,\n")[1].removesuffix(")\n")
    table = table.replace("    base_stock,\n", "    base_stock,\n    capped,\n").replace(
        "    unlimited.POLICY,\n", f"    unlimited.POLICY,\n{entry}"
    )
    (tmp_path / TABLE).write_text(table, encoding="utf-8")
    return tmp_path


def test_a_policy_is_a_file_and_a_line(house: Path) -> None:
    """The new policy is in the schema, passes the document's own test, and both engines write one ledger with it."""
    test = code_blocks(DOCUMENT.read_text(encoding="utf-8"), "python")[2]
    (house / "trial.py").write_text(f"{TRIAL}\n\n{test}\n\ntest_orders_are_capped()\n", encoding="utf-8")
    paths = [str(house), *(str(house / "tests" / part) for part in ("", "sim/rules"))]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "FENCANG_CACHE_DIR": str(house / "cache")}
    command = [sys.executable, "trial.py"]
    done = subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr

"""Compiled code on disk: found again, and compiled anew where it is damaged, cut off or somebody else's."""

import os
import subprocess
import sys
from pathlib import Path

import numba
import pytest

pytestmark = pytest.mark.skipif(bool(numba.config.DISABLE_JIT), reason="nothing is compiled")

RULES = """\
from sim.jit import njit

@njit
def doubled(number):
    return 2 * number

print(doubled(21), doubled(0.5), sum(doubled.stats.cache_hits.values()))
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Write a module with a compiled function of two signatures."""
    path = tmp_path / "rules.py"
    path.write_text(RULES)
    return path


def run(rules: Path) -> tuple[str, str]:
    """Run the module in a process of its own; return what it says on both streams."""
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "FENCANG_CACHE_DIR": str(rules.parent / "cache")}
    process = subprocess.run([sys.executable, str(rules)], env=env, capture_output=True, text=True)
    assert process.returncode == 0, process.stderr
    return process.stdout.strip(), process.stderr


def kept(rules: Path, ending: str) -> list[Path]:
    """Files of the compiled code."""
    return sorted((rules.parent / "cache").rglob(f"*.{ending}"))


def test_code_is_found_again(rules: Path) -> None:
    """The second process compiles nothing, and says nothing."""
    assert run(rules) == ("42 1.0 0", "")
    assert (len(kept(rules, "nbi")), len(kept(rules, "nbc"))) == (1, 2)
    assert run(rules) == ("42 1.0 2", "")


@pytest.mark.parametrize("ending", ["nbi", "nbc"])
@pytest.mark.parametrize("damage", ["flipped", "cut off", "empty"])
def test_damaged_code_is_compiled_anew(rules: Path, ending: str, damage: str) -> None:
    """It is not run: a wrong byte of machine code gives wrong figures or a crash. It is told once, and the third process finds all again."""
    run(rules)
    for path in kept(rules, ending):
        content = path.read_bytes()
        middle = len(content) // 2
        flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        path.write_bytes({"flipped": flipped, "cut off": content[:middle], "empty": b""}[damage])
    said, told = run(rules)
    assert said == "42 1.0 0"
    (line,) = told.splitlines()
    assert line.startswith("compiled code in ")
    assert line.endswith(" is damaged, and is compiled anew")
    assert run(rules) == ("42 1.0 2", "")


def test_code_of_another_signature_is_not_run(rules: Path) -> None:
    """A process killed between index and code may leave a name that stands for something else: the code says what it is for."""
    run(rules)
    one, other = kept(rules, "nbc")
    one_content, other_content = one.read_bytes(), other.read_bytes()
    one.write_bytes(other_content)
    other.write_bytes(one_content)
    assert run(rules) == ("42 1.0 0", "")


def test_missing_code_is_compiled_anew(rules: Path) -> None:
    """Somebody has tidied up: no error."""
    run(rules)
    kept(rules, "nbc")[0].unlink()
    said, _ = run(rules)
    assert said == "42 1.0 1"


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
def test_code_that_cannot_be_kept_is_run_all_the_same(rules: Path) -> None:
    """A disk that takes no file: figures are right, and it is told in a line."""
    limited = rules.with_name("limited.py")
    limited.write_text(
        RULES.replace("print(", "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\nprint(")
    )
    said, told = run(limited)
    assert said == "42 1.0 0"
    (line,) = told.splitlines()
    assert "cannot be kept (File too large), and is compiled at every start" in line

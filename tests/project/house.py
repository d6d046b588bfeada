"""Where the repository lies, and its texts."""

import re
from pathlib import Path

HOUSE = Path(__file__).parents[2]
README = HOUSE / "README.md"
FOLDERS = ("sim", "analysis", "scenarios", "tests", "docs", ".ci", "results/baselines")
BINARY = (".png", ".gz", ".parquet", ".npz", ".xlsx", ".pyc")


def tracked_texts() -> list[Path]:
    """Every text file of the repository, as a clone has it."""
    files = [HOUSE / "LICENSE", HOUSE / ".gitignore", *HOUSE.glob("*.md"), *HOUSE.glob("*.toml"), *HOUSE.glob("*.lock")]
    for folder in FOLDERS:
        files += [path for path in (HOUSE / folder).rglob("*") if path.is_file()]
    return sorted(path for path in files if path.suffix not in BINARY and not _is_cached(path))


def _is_cached(path: Path) -> bool:
    """Whether a file lies in a folder that tools leave behind."""
    folders = path.relative_to(HOUSE).parts[:-1]
    return any(name == "__pycache__" or (name.startswith(".") and name != ".ci") for name in folders)


def documents() -> list[Path]:
    """Every Markdown file."""
    return [path for path in tracked_texts() if path.suffix == ".md"]


def code_blocks(text: str, language: str) -> list[str]:
    """Fenced blocks of a language in a Markdown text."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)

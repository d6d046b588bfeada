"""Load scenarios that atheris makes up, led by the lines of the loader that each input reaches; it runs until it is stopped.

Run from the repository's folder, with the extra ``fuzz`` installed::

    python tests/fuzz/guided.py [-runs=100000] [-max_total_time=3600]

Options are those of libFuzzer. An input is the text of a YAML file, or, after a leading ``#csv``, of the table of SKUs of a small scenario; it
begins with the reference scenarios. What goes wrong is left as a file ``crash-…``, to be given as an argument again. Not for Windows.
"""

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "scenario"))

with atheris.instrument_imports(include=["sim.scenario", "ruamel"]):
    from mutated_scenarios import furnish, originals, tried
    from written_files import BASE

TABLE = b"#csv\n"
"""How an input begins that is a table."""
LONGEST = 20_000
"""Bytes of an input: what is larger takes long and reaches no more lines."""


def load_one(folder: Path, content: bytes) -> None:
    """Load one input as a file in a folder of scenarios."""
    path = folder / "fuzzed.yaml"
    if content.startswith(TABLE):
        (folder / "fuzzed.csv").write_bytes(content.removeprefix(TABLE))
        path.write_text(
            BASE.split("  skus:")[0] + "  skus: fuzzed.csv\n" + BASE[BASE.index("demand:") :], encoding="utf-8"
        )
    else:
        path.write_bytes(content)
    tried(path)


def main() -> None:
    """Begin with the reference scenarios, and hand over to libFuzzer."""
    with tempfile.TemporaryDirectory() as name:
        folder, corpus = Path(name) / "scenarios", Path(name) / "corpus"
        furnish(folder)
        corpus.mkdir()
        for number, (file, text) in enumerate(originals().items()):
            head = TABLE if file.endswith(".csv") else b""
            (corpus / str(number)).write_bytes((head + text.encode())[:LONGEST])
        (corpus / "small").write_text(BASE, encoding="utf-8")
        options = [*sys.argv, f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=3000"]
        again = any(not option.startswith("-") for option in sys.argv[1:])
        atheris.Setup(options if again else [*options, str(corpus)], lambda content: load_one(folder, content))
        atheris.Fuzz()


if __name__ == "__main__":
    main()

"""The table of all runs."""

import errno
from pathlib import Path

import duckdb
import fsspec
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hand_made import scenario

from analysis.experiment import Outcome, Plan, run_study
from analysis.outputs.runs import SCHEMA, partition_of, write_runs
from analysis.places import place_of
from analysis.replications.runner import local_crew

SCENARIOS = (
    scenario(name="One hub"),
    scenario(name="华东 / 2 仓", demand={"orders": "12 /d", "lines": 1, "quantity": 1}),
)


def outcome(replications: int, seed: int = 1) -> Outcome:
    """Run both scenarios."""
    with local_crew("compiled", 1) as crew:
        return run_study(Plan(SCENARIOS, seed, replications), crew)


def expected(found: Outcome) -> pd.DataFrame:
    """Return the figures as the study has them."""
    frames = [one.kpis.assign(name=one.scenario.name) for one in found.study.results]
    return pd.concat(frames)[["name", "replication", "kpi", "scope", "value"]]


def in_order(table: pd.DataFrame) -> pd.DataFrame:
    """Sort rows, with plain types."""
    columns = ["name", "replication", "kpi", "scope", "value"]
    return (
        table[columns]
        .astype({"name": object, "kpi": object, "scope": object})
        .sort_values(columns[:4], ignore_index=True)
    )


def test_pandas_and_duckdb_read_all_runs_with_one_glob(tmp_path: Path) -> None:
    """Both find every row of every scenario and seed, and the partition as a column."""
    runs = tmp_path / "runs"
    both = [outcome(2), outcome(2, seed=2)]
    for one in both:
        write_runs(one, runs)
    wanted = in_order(pd.concat([expected(one) for one in both]))
    by_pandas = pd.read_parquet(runs)
    by_duckdb = duckdb.sql(f"SELECT * FROM '{runs}/*/*.parquet'").df()
    for found in (by_pandas, by_duckdb):
        pd.testing.assert_frame_equal(in_order(found), wanted, check_dtype=False)
        assert set(found["scenario"]) == {"one-hub", "华东-2-仓"}
        assert set(found["seed"]) == {1, 2}
    few = duckdb.sql(f"SELECT * FROM '{runs}/*/*.parquet' WHERE scenario = 'one-hub' AND seed = 2").df()
    assert len(few) == (by_pandas["name"] == "One hub").sum() / 2


def test_what_is_added_stays_beside_what_was_there(tmp_path: Path) -> None:
    """More replications join the others in one file, fewer take none away, and the same ones are not counted twice."""
    for count, seen in ((2, 2), (3, 3), (1, 3)):
        files = write_runs(outcome(count), tmp_path)
        assert len(list(tmp_path.rglob("*.parquet"))) == len(SCENARIOS)
        table = pq.read_table(str(files[0]), schema=SCHEMA).to_pandas()
        assert sorted(set(table["replication"])) == list(range(seen))
        assert not table.duplicated(["replication", "kpi", "scope"]).any()


def test_a_damaged_file_is_written_anew(tmp_path: Path) -> None:
    """Half a file, as a full disk may leave it, does not stop a command."""
    one = outcome(2)
    (path, _) = write_runs(one, tmp_path)
    whole = Path(str(path)).read_bytes()
    Path(str(path)).write_bytes(whole[: len(whole) // 2])
    write_runs(one, tmp_path)
    assert pq.read_table(str(path), schema=SCHEMA).num_rows == len(one.study.results[0].kpis)


def test_runs_go_behind_a_url() -> None:
    """Pandas reads them there; a second command adds to them."""
    place = place_of("memory://table/runs")
    write_runs(outcome(1), place)
    write_runs(outcome(2), place)
    table = pd.read_parquet("memory://table/runs")
    assert set(table["replication"]) == {0, 1}
    fsspec.filesystem("memory").rm("/table", recursive=True)


@pytest.mark.parametrize(
    ("name", "partition"),
    [
        ("Seven hubs", "seven-hubs"),
        ("七大区分仓", "七大区分仓"),
        ("a/b=c%20", "a-b-c-20"),
        ("..", "scenario"),
        ("x" * 99, "x" * 60),
    ],
)
def test_names_become_partitions(name: str, partition: str) -> None:
    """Whatever a scenario is called, its folder has no character that a path, a URL or a glob would take for something."""
    assert partition_of(name) == partition


def test_a_file_that_cannot_be_had_just_now_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rows are of other replications, which a store that does not answer would lose."""
    one = outcome(2)
    write_runs(one, tmp_path)

    def fail(path: Path) -> bytes:
        raise OSError(errno.EIO, "store does not answer", str(path))

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(OSError, match="does not answer"):
        write_runs(one, tmp_path)

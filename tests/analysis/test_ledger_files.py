"""The ledger of a replication as Parquet files."""

import errno
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hand_made import scenario

from analysis.replications import ledger_files
from analysis.replications.ledger_files import ledger_written
from analysis.replications.replication import Stopped, Task, run_replication
from sim.ledger.columns import TABLES, VIEWS
from sim.ledger.parquet import arrow_table, view_table
from sim.run import segments, simulate
from sim.scenario.scenario import Scenario

DAY_S = 86400
FILES = sorted(f"{table.name}.parquet" for table in (*TABLES, *VIEWS))


@pytest.fixture
def shop() -> Scenario:
    """Return two warehouses with rent and freight to pay, where a supplier fills up the stock every day."""
    policy = {"name": "all", "kind": "s_S", "reorder_point": 20, "order_up_to": 40}
    site = {
        "area": "100 m2",
        "rent": "30 元/m2/month",
        "latitude": 31,
        "longitude": 121,
        "region": "East",
        "stock": {"source": "mill", "policies": [policy]},
    }
    return scenario(
        warehouses=[{"name": "hub", **site}, {"name": "site", **site}],
        suppliers=[{"name": "mill", "lead_time": "1 d"}],
        carriers=[{"name": "post", "zones": [{"name": "all", "first_price": "5 元"}]}],
    )


def written(shop: Scenario, folder: Path, step_s: int = DAY_S) -> dict[str, pd.DataFrame]:
    """Write a run in pieces, and read every table back from its one file."""
    with ledger_written(folder) as write:
        for piece in segments(shop, seed=1, step_s=step_s):
            write(piece)
    return {path.stem: pd.read_parquet(path) for path in sorted(folder.iterdir())}


def test_small_pieces_are_written_as_one_row_group(shop: Scenario, tmp_path: Path) -> None:
    """What is little waits for more: a reader, and the writer's memory, have one group in place of six."""
    written(shop, tmp_path)
    assert pq.ParquetFile(tmp_path / "orders.parquet").num_row_groups == 1


def test_one_file_holds_all_pieces_of_a_table(shop: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six pieces of a day give the rows that the whole run has; only their order differs."""
    monkeypatch.setattr(ledger_files, "WAITING_BYTES", 1)
    found, whole = written(shop, tmp_path), simulate(shop, seed=1)
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES
    assert pq.ParquetFile(tmp_path / "orders.parquet").num_row_groups > 1
    for table in TABLES:
        expected = arrow_table(whole, table).to_pandas()
        same_order = found[table.name].sort_values(list(table.key), ignore_index=True)
        pd.testing.assert_frame_equal(same_order, expected, check_dtype=not expected.empty, check_categorical=False)
    assert len(whole.moves()) > 6
    for table in VIEWS:
        frame = whole.money() if table.name == "money" else whole.moves()
        columns = [column.name for column in table.columns if column.name != "row"]
        expected = view_table(whole, table, frame).to_pandas()[columns].sort_values(columns, ignore_index=True)
        same_order = found[table.name][columns].sort_values(columns, ignore_index=True)
        pd.testing.assert_frame_equal(same_order, expected, check_categorical=False)


def test_money_points_at_the_row_of_its_file(shop: Scenario, tmp_path: Path) -> None:
    """Every fen of freight and rent is found where `row` says, whichever piece the event came in."""
    found = written(shop, tmp_path)
    for component, table, amount in (("freight", "parcels", "freight_fen"), ("rent", "warehouse_days", "rent_fen")):
        money = found["money"][found["money"]["component"] == component]
        assert len(money) > 6
        assert money["row"].is_unique
        assert (found[table][amount].to_numpy()[money["row"]] == money["amount_fen"].to_numpy()).all()


def test_units_and_run_stand_in_the_metadata(shop: Scenario, tmp_path: Path) -> None:
    """A file says what its columns mean, and which run it is of."""
    written(shop, tmp_path)
    schema = pq.read_schema(tmp_path / "parcels.parquet")
    assert schema.field("weight_g").metadata[b"unit"] == b"g"
    assert schema.metadata[b"replication"] == b"0"


def test_a_table_without_a_row_is_read_too(tmp_path: Path) -> None:
    """A network that costs nothing has no money, and texts without a row are still texts."""
    found = written(scenario(), tmp_path)
    assert found["money"].empty
    assert pq.read_schema(tmp_path / "money.parquet").field("component").type.value_type in ("string", "large_string")
    assert found["loads"].empty


def test_a_replication_has_its_folder(tmp_path: Path) -> None:
    """The number of the replication names it."""
    run_replication(Task(scenario(), 2, 1), ledger_directory=tmp_path)
    assert sorted(path.name for path in (tmp_path / "replication-002").iterdir()) == FILES


def test_a_run_that_is_stopped_leaves_no_file(tmp_path: Path) -> None:
    """Half a ledger is none."""
    with pytest.raises(Stopped):
        run_replication(Task(scenario(), 2, 1), should_stop=lambda: True, ledger_directory=tmp_path)
    assert not list((tmp_path / "replication-002").iterdir())


def test_a_disk_that_fills_up_in_the_end_leaves_no_file(
    shop: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last rows are written when the run is over; where they find no room, no table is left, also of those that did."""
    write = ledger_files.LedgerFiles._write

    def fail(files: ledger_files.LedgerFiles, name: str) -> None:
        if name == "parcels":
            raise OSError(errno.ENOSPC, "No space left on device")
        write(files, name)

    monkeypatch.setattr(ledger_files.LedgerFiles, "_write", fail)
    with pytest.raises(OSError, match="No space left"):
        written(shop, tmp_path)
    assert not list(tmp_path.iterdir())

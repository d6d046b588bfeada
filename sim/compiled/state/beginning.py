"""How every run begins."""

from typing import Any

import numpy as np

from sim.compiled.state.alerts import alert_tables
from sim.compiled.state.batches import batch_tables
from sim.compiled.state.clock import CLOCK, EVENT
from sim.compiled.state.orders import FATE, LINE, MISS, ORDER, PARCEL
from sim.compiled.state.supply import BOOK, LOADING, LOOK, SHIPMENT, WAITER
from sim.compiled.state.tables import State
from sim.compiled.state.warehouses import FLOOR, VOLUME, ZONES
from sim.draws import streams
from sim.forecasts import new_forecasts
from sim.network.network import Network
from sim.rules.planning import begin_memory
from sim.rules.space import LOOKS, stored_volume
from sim.stock import BACKLOG, BASKET, DIVISION, MEMORY, RECORD, SHELF


def new_state(network: Network, rates: np.ndarray[Any, Any], seed: int, replication: int) -> State:
    """Set up the state in which every run begins: opening stock on the shelf, nobody waiting, nothing under way."""
    options = network.options
    sites, skus, lines = int(options.warehouses), int(options.skus), int(options.most_lines)
    clock = np.zeros((), CLOCK)
    for free in ("free_order", "free_shipment", "free_waiter"):
        clock[free] = -1
    stock = np.zeros((sites, skus), SHELF)
    stock["on_hand"] = network.array("levels")["opening"]
    floors = np.zeros(sites, FLOOR)
    loading = np.zeros(len(network.array("hauls")), LOADING)
    books = np.zeros((sites, len(network.array("suppliers"))), BOOK)
    for lists in (stock, floors, loading, books):
        lists["first"] = lists["last"] = -1
    figures = np.zeros((sites, skus) if options.delayed else (0, 0), np.int64)
    zones, volumes = np.zeros(sites, ZONES), np.zeros(sites, VOLUME)
    volumes["held_ml"] = [int(stored_volume(network, stock.view(np.recarray), site)) for site in range(sites)]
    zones["storage_peak_ml"] = volumes["held_ml"]
    state = State(
        memory=np.zeros((), MEMORY), sold=np.zeros((int(options.sold_days), sites, skus), np.int64),
        raised=np.zeros((len(network.array("ahead_until")), sites, skus), np.int64), division=np.zeros(sites, DIVISION),
        volumes=volumes, zones=zones, zone_changes=np.zeros((sites, 2, LOOKS), np.int64),
        clock=clock, streams=np.asarray(streams(seed, replication)), rates=rates.astype(np.float64), stock=stock, figures=figures,
        floors=floors, loading=loading, backlogs=np.zeros(len(network.array("suppliers")), BACKLOG), looks=np.zeros(sites, LOOK),
        levels=network.array("levels").copy(), books=books, extra=np.zeros(skus, np.int64),
        basket=np.zeros(lines, BASKET), ranking=np.zeros(sites, np.int64), scores=np.zeros(sites, np.int64),
        arrivals=np.zeros(0, np.int64), orders=np.zeros(0, ORDER), lines=np.zeros((0, lines), LINE), fates=np.zeros((0, lines), FATE),
        homes=np.zeros((0, lines), np.int64),
        **alert_tables(int(options.alerts), sites, skus),
        parcels=np.zeros((0, lines), PARCEL), waiters=np.zeros(0, WAITER), shipments=np.zeros(0, SHIPMENT),
        events=np.zeros(0, EVENT), later=np.zeros(0, EVENT),
        **new_forecasts(network), **batch_tables(network),
        records=np.zeros((sites * int(options.records), skus), RECORD), misses=np.zeros((0, lines), MISS), lost=np.zeros(skus, np.int64),
    )  # fmt: skip
    if options.sold_days > 0:
        begin_memory(network, state.memory, state.sold)
    return state

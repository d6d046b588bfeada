"""Cost to serve: what the shared costs of warehouses and trucks come to for the customers of each region.

Freight and handling belong to a parcel, hence to a region. The rest is shared, and follows what it is spent on
(activity-based costing, Cooper & Kaplan 1988): wages go to the parcels a warehouse packs; rent, stock, ordering and
inbound line-haul go with the units that leave it, to customers or on to other warehouses, which hand them on likewise.
"""

import numpy as np
from numpy.typing import NDArray

Amounts = NDArray[np.float64] | NDArray[np.int64]


def follow_goods(amounts: Amounts, transfers: Amounts, deliveries: Amounts) -> NDArray[np.float64]:
    """Hand amounts that arise at warehouses on to regions, in proportion to what leaves each warehouse.

    Parameters
    ----------
    amounts : ndarray, shape (warehouses, columns)
        What arose at each warehouse.
    transfers : ndarray, shape (warehouses, warehouses)
        What left for other warehouses, by source and receiver.
    deliveries : ndarray, shape (warehouses, regions)
        What left for customers.

    Returns
    -------
    ndarray, shape (regions, columns)
        The same totals by column. A warehouse that nothing left is borne by all customers; zero if nothing left at all.
    """
    outflow = (transfers.sum(axis=1) + deliveries.sum(axis=1)).astype(np.float64)
    per_unit = np.divide(1.0, outflow, out=np.zeros_like(outflow), where=outflow > 0)[:, np.newaxis]
    to_regions, to_warehouses = (deliveries * per_unit).T, (transfers * per_unit).T
    regions = np.zeros((deliveries.shape[1], amounts.shape[1]))
    waiting = amounts.astype(np.float64)
    for _ in range(len(amounts)):  # goods pass through each warehouse once at most
        regions += to_regions @ waiting
        waiting = to_warehouses @ waiting
    if deliveries.sum() > 0:
        rest = amounts.sum(axis=0) - regions.sum(axis=0)
        regions += np.outer(deliveries.sum(axis=0) / deliveries.sum(), rest)
    return regions

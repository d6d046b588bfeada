"""What changes during a run: stock, pickers, open orders and everything that is under way, as tables.

Only what is open is held. Orders, shipments and waiting entries live in slots that are used again; a slot's `next` links it to the next
of the list it is in (free slots, a picking queue, a waiting line), -1 being the end.
"""

from sim.compiled.state.beginning import new_state
from sim.compiled.state.clock import EVENT
from sim.compiled.state.tables import STATE_LAYOUT, State

__all__ = ["EVENT", "STATE_LAYOUT", "State", "new_state"]

"""Record arrays under one roof: what compiled code sees of the world is a single pointer.

A rule wants to say ``world.stock[warehouse, sku].on_hand -= units``. Handing a tuple of thirty arrays from function to function costs some
hundred nanoseconds a call (every array travels as seven words, and its reference is counted); handing over each array a function needs
makes signatures of a dozen arguments. So a `Tables` object keeps its arrays in Python and lists their addresses and shapes in one small
array; compiled code receives the address of that list, and an attribute becomes a view without reference count. The Python object keeps the
arrays alive for as long as compiled code runs.

In plain Python (the reference engine, or with the JIT off) the attributes are the arrays themselves, so the same rules run unchanged.
"""

import hashlib
from functools import cache
from typing import Any, ClassVar

import numpy as np
from numba.core import cgutils, types
from numba.core.imputils import lower_getattr_generic
from numba.core.typing.templates import AttributeTemplate
from numba.extending import NativeValue, infer_getattr, models, register_model, unbox
from numba.np.numpy_support import from_dtype
from numpy.typing import NDArray

from sim.row_arrays import RowArray

MOST_DIMENSIONS = 3
WORDS = 1 + MOST_DIMENSIONS
"""Words an array takes in the list of addresses: its address, then its shape."""


class Tables:
    """A fixed set of named arrays that compiled code reaches through one pointer.

    Subclasses declare `LAYOUT`: for each name the element type and the number of dimensions. A record array of no
    dimensions is a single record, reached as ``tables.clock.now``.
    """

    LAYOUT: ClassVar[dict[str, tuple[np.dtype[Any], int]]]
    plain = False
    """Whether nothing here needs an optional rule (`sim.jit.optional`): code compiled for these tables leaves them all out."""

    def __init__(self, **arrays: NDArray[Any]) -> None:
        if arrays.keys() != self.LAYOUT.keys():
            raise TypeError(f"{type(self).__name__} takes exactly {sorted(self.LAYOUT)}, got {sorted(arrays)}")
        self._arrays: dict[str, NDArray[Any]] = {}
        self._addresses = np.zeros(len(self.LAYOUT) * WORDS, np.int64)
        self.address = int(self._addresses.ctypes.data)
        for name, array in arrays.items():
            self.put(name, array)

    def put(self, name: str, array: NDArray[Any]) -> None:
        """Set or replace an array; never while compiled code runs on these tables."""
        dtype, dimensions = self.LAYOUT[name]
        if array.dtype != dtype or array.ndim != dimensions or not array.flags.c_contiguous:
            raise TypeError(
                f"{name}: needs a C-contiguous array of {dimensions} dimensions of {dtype}, got {array.dtype}"
            )
        start = list(self.LAYOUT).index(name) * WORDS
        self._arrays[name] = array
        self._addresses[start] = array.ctypes.data
        self._addresses[start + 1 : start + 1 + dimensions] = array.shape
        records = array.view(np.recarray) if dtype.names else array
        setattr(self, name, records if dimensions or not dtype.names else records.reshape(1)[0])

    @property
    def _numba_type_(self) -> "TablesType":
        """The compiler's view of these tables; numba asks for it by this name at every call."""
        return compiled_type(type(self), self.plain)  # type: ignore[arg-type] # mypy doubts that classes are hashable

    def array(self, name: str) -> NDArray[Any]:
        """Return the array itself (also of a single record, then without dimensions)."""
        return self._arrays[name]

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"{type(self).__name__} has no table {name!r}")


class TablesType(types.Type):
    """What the compiler knows of tables: their layout, and whether they are plain."""

    def __init__(self, owner: type[Tables], plain: bool) -> None:
        self.plain = plain
        self.layout = tuple((name, from_dtype(dtype), dimensions) for name, (dtype, dimensions) in owner.LAYOUT.items())
        # The name is part of the name of every compiled function: a digest, because the layout itself is tens of thousands of letters.
        digest = hashlib.sha256(repr(self.layout).encode()).hexdigest()[:16]
        kind = "plain " if plain else ""
        super().__init__(f"{owner.__module__}.{kind}{owner.__qualname__}({digest})")

    def find(self, attribute: str) -> tuple[int, types.Type] | None:
        """Position of an array in the list of addresses, and its compiled type."""
        for position, (name, element, dimensions) in enumerate(self.layout):
            if name == attribute:
                return position, RowArray(element, dimensions) if dimensions else element
        return None


@cache
def compiled_type(owner: type[Tables], plain: bool) -> TablesType:
    """Compiled type of a class of tables that are plain or not: one each."""
    return TablesType(owner, plain)


register_model(TablesType)(models.OpaqueModel)


@unbox(TablesType)
def _unbox_tables(_type: TablesType, value: Any, context: Any) -> NativeValue:
    address = context.pyapi.object_getattr_string(value, "address")
    pointer = context.pyapi.long_as_voidptr(address)
    context.pyapi.decref(address)
    return NativeValue(pointer)


@infer_getattr
class _TablesAttribute(AttributeTemplate):
    key = TablesType

    def generic_resolve(self, owner: TablesType, attribute: str) -> types.Type | None:
        found = owner.find(attribute)
        return found[1] if found else None


@lower_getattr_generic(TablesType)
def _lower_tables_attribute(context: Any, builder: Any, owner: TablesType, value: Any, attribute: str) -> Any:
    position, kind = owner.find(attribute)  # type: ignore[misc]
    word = context.get_value_type(types.intp)
    words = builder.bitcast(value, word.as_pointer())

    def load(offset: int) -> Any:
        return builder.load(cgutils.gep_inbounds(builder, words, position * WORDS + offset))

    if not isinstance(kind, types.Array):  # a single record is its address
        return builder.inttoptr(load(0), context.get_value_type(kind))
    view = context.make_array(kind)(context, builder)
    itemsize = context.get_constant(types.intp, context.get_abi_sizeof(context.get_data_type(kind.dtype)))
    shape = [load(1 + dimension) for dimension in range(kind.ndim)]
    strides: list[Any] = []
    step = itemsize
    for length in reversed(shape):
        strides.insert(0, step)
        step = builder.mul(step, length)
    items = context.get_constant(types.intp, 1)
    for length in shape:
        items = builder.mul(items, length)
    view.data = builder.inttoptr(load(0), view.data.type)
    view.shape = cgutils.pack_array(builder, shape)
    view.strides = cgutils.pack_array(builder, strides)
    view.itemsize, view.nitems = itemsize, items
    view.meminfo = cgutils.get_null_value(view.meminfo.type)
    view.parent = cgutils.get_null_value(view.parent.type)
    return view._getvalue()

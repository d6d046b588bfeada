"""Arrays of tables as the compiler sees them: an index is a position from the front, and nothing else.

numba lets a negative index count from the end, as numpy does. To allow for it costs three or four instructions at every access, and the model
makes several hundred an order: a tenth of the engine's time. So indices into tables must not be negative, and compiled code does not ask.
Where ``FENCANG_CHECK_INDICES`` is set while code is compiled, it does, and raises IndexError; so a rule that relies on it is found.
"""

import operator
import os
from typing import Any

from numba.core import cgutils, types
from numba.core.datamodel import models, register_default
from numba.core.imputils import lower_builtin
from numba.core.types.containers import BaseTuple
from numba.np.arrayobj import (
    getitem_array_tuple,
    getitem_arraynd_intp,
    load_item,
    make_array,
    setitem_array,
    store_item,
)

CHECKS = bool(os.environ.get("FENCANG_CHECK_INDICES"))


class RowArray(types.Array):
    """Type of an array that belongs to tables; what is sliced from it is a usual array."""

    def __init__(self, dtype: types.Type, ndim: int) -> None:
        checked = "checked " if CHECKS else ""
        super().__init__(dtype, ndim, "C", name=f"{checked}rows({dtype}, {ndim}d)")


@register_default(RowArray)
class _RowArrayModel(models.ArrayModel):
    """As an array, but nobody counts references: the tables in Python keep it alive."""

    def traverse(self, builder: Any) -> list[Any]:
        """Return the parts whose references are counted: none."""
        return []

    def contains_nrt_meminfo(self) -> bool:
        """Whether references of anything in it are counted."""
        return False


def _address(context: Any, builder: Any, kind: RowArray, value: Any, indices: list[tuple[types.Integer, Any]]) -> Any:
    """Address of one element: row-major, so the array's own strides are not needed."""
    array = make_array(kind)(context, builder, value)
    shape = cgutils.unpack_tuple(builder, array.shape, kind.ndim)
    position = None
    for (index_type, index), length in zip(indices, shape, strict=True):
        whole = context.cast(builder, index, index_type, types.intp)
        if CHECKS:
            outside = builder.icmp_unsigned(">=", whole, length)
            with cgutils.if_unlikely(builder, outside):
                context.call_conv.return_user_exc(builder, IndexError, (f"position outside of {kind}",))
        position = whole if position is None else builder.add(builder.mul(position, length), whole)
    return builder.gep(array.data, [position], inbounds=True)


def _indices(context: Any, builder: Any, index_type: Any, index: Any) -> list[tuple[types.Integer, Any]]:
    if isinstance(index_type, types.Integer):
        return [(index_type, index)]
    return list(zip(index_type.types, cgutils.unpack_tuple(builder, index, len(index_type)), strict=True))


def _is_element(kind: RowArray, index_type: Any) -> bool:
    """Whether an index denotes one element, and not a row, a slice or a selection."""
    parts = (index_type,) if isinstance(index_type, types.Integer) else tuple(index_type.types)
    return len(parts) == kind.ndim and all(isinstance(part, types.Integer) for part in parts)


def _load(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
    kind, index_type = signature.args
    if not _is_element(kind, index_type):
        usual = getitem_arraynd_intp if isinstance(index_type, types.Integer) else getitem_array_tuple
        return usual(context, builder, signature, arguments)
    place = _address(context, builder, kind, arguments[0], _indices(context, builder, index_type, arguments[1]))
    return load_item(context, builder, kind, place)


def _store(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
    kind, index_type, value_type = signature.args
    if not _is_element(kind, index_type):
        return setitem_array(context, builder, signature, arguments)
    place = _address(context, builder, kind, arguments[0], _indices(context, builder, index_type, arguments[1]))
    store_item(context, builder, kind, context.cast(builder, arguments[2], value_type, kind.dtype), place)
    return None


for _index in (types.Integer, BaseTuple):
    lower_builtin(operator.getitem, RowArray, _index)(_load)
    lower_builtin(operator.setitem, RowArray, _index, types.Any)(_store)

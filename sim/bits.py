"""Bits of a word: what processors count in one instruction and Python does not."""

from typing import Any

from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic, overload


def leading_zeros(word: Any) -> int:
    """Count the zeros in front of the first one of 64 bits; 64 if there is none."""
    return 64 - int(word).bit_length()


@intrinsic
def _count(_context: Any, word: Any) -> Any:
    def lower(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.ctlz(arguments[0], ir.Constant(ir.IntType(1), 0))

    return types.int64(word), lower


@overload(leading_zeros, strict=False)
def _leading_zeros(word: Any) -> Any:
    if word == types.uint64:
        return lambda word: _count(word)
    return None

"""Compiled functions that call each other, compiled once: as parts of whichever of them Python calls.

numba compiles every function to machine code of its own, and besides links it into each function that calls it, where it is optimised and
compiled again. The model is some three hundred small functions, ten levels deep, of which Python calls a dozen; done numba's way, most of the
time to compile it goes into machine code that never runs. A `Rule` is two things: called from Python it is a usual compiled function,
kept in numba's cache; called from another rule it is a part, which numba's front end turns into LLVM's language and no more. Optimised and
compiled is only the whole that Python calls, with all its parts.

This leans on the insides of numba's code libraries, which is why `pyproject.toml` names the versions of numba that are known to fit.
"""

from collections.abc import Callable
from typing import Any

from numba.core import sigutils
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import Compiler
from numba.core.compiler_lock import global_compiler_lock
from numba.core.registry import CPUDispatcher
from numba.core.types.containers import BaseTuple

OPTIONS = {"nopython": True, "nogil": True, "error_model": "numpy", "no_cfunc_wrapper": True, "boundscheck": None}


class PartLibrary(JITCodeLibrary):
    """Code of one function, to be linked into others; its own calls are left open."""

    _with_parts: Any = None

    def finalize(self) -> None:
        """Leave it as the front end made it."""
        self._finalize_dynamic_globals()
        self._finalized = True

    def parts(self) -> list[Any]:
        """Libraries whose functions it calls, and those that these call."""
        found: dict[Any, None] = {}
        waiting = list(self._linking_libraries)
        while waiting:
            library = waiting.pop()
            if library not in found:
                found[library] = None
                if isinstance(library, PartLibrary):
                    waiting.extend(library._linking_libraries)
        return list(found)

    def add_llvm_module(self, module: Any) -> None:
        """Take a module as it is: it is optimised with the whole."""
        self._final_module.link_in(module)

    def own_module(self) -> Any:
        """Return the code of this function alone."""
        return super()._get_module_for_linking()

    def _get_module_for_linking(self) -> Any:
        """Return the code of this function and of all it calls: what numba links into functions that are not rules."""
        if self._with_parts is None:
            self._with_parts = self.own_module().clone()
            for library in self.parts():
                own = library.own_module() if isinstance(library, PartLibrary) else library._get_module_for_linking()
                self._with_parts.link_in(own, preserve=True)
        return self._with_parts


class OwnCode:
    """A part as it is linked into a whole, which links the parts of its parts itself: each once."""

    def __init__(self, library: PartLibrary) -> None:
        self.library = library
        self._reload_init = library._reload_init

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OwnCode) and other.library is self.library

    def __hash__(self) -> int:
        return hash(self.library)

    def _get_module_for_linking(self) -> Any:
        return self.library.own_module()


class WholeLibrary(JITCodeLibrary):
    """Code of a function that Python calls, and of all its parts."""

    def add_linking_library(self, library: Any) -> None:
        """Link a library, and whatever it calls."""
        if not isinstance(library, PartLibrary):
            super().add_linking_library(library)
            return
        for each in (library, *library.parts()):
            if isinstance(each, PartLibrary):
                each._ensure_finalized()
                self._linking_libraries.append(OwnCode(each))
            else:
                super().add_linking_library(each)


class _WholeCompiler(Compiler):
    """Compiles what Python calls."""

    def compile_extra(self, func: Callable[..., object]) -> Any:
        self.state.library = WholeLibrary(self.state.targetctx.codegen(), func.__qualname__)
        self.state.library.enable_object_caching()
        return super().compile_extra(func)


class _PartCompiler(Compiler):
    """Compiles what others call."""

    def compile_extra(self, func: Callable[..., object]) -> Any:
        self.state.library = PartLibrary(self.state.targetctx.codegen(), func.__qualname__)
        self.state.flags.no_compile = True
        return super().compile_extra(func)


class Part(CPUDispatcher):
    """A function as others call it."""

    def __init__(self, function: Callable[..., object]) -> None:
        super().__init__(function, targetoptions=dict(OPTIONS, no_cpython_wrapper=True), pipeline_class=_PartCompiler)

    def compile(self, signature: Any) -> Any:
        """Compile for some types of arguments; return what stands for the result in calls."""
        arguments, _ = sigutils.normalize_signature(signature)
        with global_compiler_lock:
            if tuple(arguments) not in self.overloads:
                compiled = self._compiler.compile(tuple(arguments), None)._replace(entry_point=object())
                self.overloads[tuple(arguments)] = compiled
                self.targetctx.insert_user_function(compiled.entry_point, compiled.fndesc, [compiled.library])
            return self.overloads[tuple(arguments)].entry_point


class Rule(CPUDispatcher):
    """A compiled function: one thing to Python, another to rules that call it.

    Parameters
    ----------
    function : callable
    choose : callable, optional
        Chooses the part from the types of the arguments: this function or another; left out, it is this one.
    """

    def __init__(self, function: Callable[..., object]) -> None:
        super().__init__(function, targetoptions=dict(OPTIONS), pipeline_class=_WholeCompiler)
        self.as_part = Part(function)

    def part_for(self, _arguments: Any) -> Part:
        """Return what stands for it in calls with arguments of some types."""
        return self.as_part

    def get_call_template(self, arguments: Any, keywords: Any) -> Any:
        """What numba asks when another function calls this one: the types it takes and returns."""
        return self.part_for(arguments).get_call_template(arguments, keywords)

    def get_overload(self, signature: Any) -> Any:
        """What numba asks when it makes the call."""
        return self.part_for(sigutils.normalize_signature(signature)[0]).get_overload(signature)


class OptionalRule(Rule):
    """A rule that is left out of what is compiled for plain tables."""

    def __init__(self, function: Callable[..., object], instead: object) -> None:
        super().__init__(function)

        def nothing(*_arguments: object) -> object:
            return instead

        self._nothing = Part(nothing)

    def part_for(self, arguments: Any) -> Part:
        """Return the rule, or what stands for it if one of the arguments is plain."""
        kinds = (part for kind in arguments for part in (kind.types if isinstance(kind, BaseTuple) else (kind,)))
        return self._nothing if any(getattr(kind, "plain", False) for kind in kinds) else self.as_part

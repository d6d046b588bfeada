"""A value and the place it came from: what a file says, before it is known whether that makes sense."""

from collections.abc import Iterator
from dataclasses import dataclass

Scalar = str | int | float | bool | None
Part = str | int
Location = tuple[Part, ...]
"""Keys and list positions from the root to a value."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands.

    Attributes
    ----------
    file : str
        As shown to the user.
    line, column : int
        Counted from 1; column 0 where it is unknown.
    via : str
        The block it was handed down from, for example ``warehouse_defaults``.
    """

    file: str
    line: int
    column: int = 0
    via: str = ""

    def __str__(self) -> str:
        """Write file and line, as far as they are known, and the block."""
        return (f"{self.file}:{self.line}" if self.line else self.file) + (f" ({self.via})" if self.via else "")


@dataclass(frozen=True, eq=False, slots=True)
class Node:
    """A scalar, a list or a mapping of nodes, with its place.

    Attributes
    ----------
    value : scalar, list of Node or dict of str to Node
        What stands there.
    place : Place
        Where the value stands.
    key : Place, optional
        Where its key stands, if it has one.
    table : str
        The whole path of the CSV file a list was read from; else empty.
    removed : bool
        Taken away by a later layer; it stays here so that nothing below shows through.
    beside : tuple of str
        Of an item that was added to an inherited list: the inherited names that its file does not mention.
    """

    value: "Scalar | list[Node] | dict[str, Node]"
    place: Place
    key: Place | None = None
    table: str = ""
    removed: bool = False
    beside: tuple[str, ...] = ()

    @property
    def name(self) -> str | None:
        """Value of the key `name`, where there is one."""
        if isinstance(self.value, dict) and "name" in self.value:
            name = self.value["name"].value
            return name if isinstance(name, str) and name else None
        return None

    @property
    def head(self) -> Place:
        """Where to look for it: at its key, or where it begins."""
        return self.key or self.place

    def plain(self) -> object:
        """Return the value without places."""
        match self.value:
            case dict():
                return {key: node.plain() for key, node in self.value.items()}
            case list():
                return [node.plain() for node in self.value]
            case _:
                return self.value

    def children(self) -> Iterator[tuple[Part, "Node"]]:
        """Keys or positions, and what stands there."""
        if isinstance(self.value, dict):
            yield from self.value.items()
        elif isinstance(self.value, list):
            yield from enumerate(self.value)

    def get(self, part: Part) -> "Node | None":
        """Return what stands at a key or position, if anything does."""
        if isinstance(self.value, dict) and isinstance(part, str):
            return self.value.get(part)
        if isinstance(self.value, list) and isinstance(part, int) and 0 <= part < len(self.value):
            return self.value[part]
        return None


def follow(root: Node, location: Location) -> tuple[list[Node], Location]:
    """Walk down a location as far as it exists.

    Returns
    -------
    nodes : list of Node
        From the root to the last node found.
    rest : tuple
        What was not found.
    """
    nodes = [root]
    for depth, part in enumerate(location):
        child = nodes[-1].get(part)
        if child is None:
            return nodes, location[depth:]
        nodes.append(child)
    return nodes, ()


def path_text(root: Node, location: Location) -> str:
    """Write a location for people: ``warehouses[shanghai].stock.source``; list items by name where they have one."""
    text = ""
    node: Node | None = root
    for part in location:
        node = node.get(part) if node else None
        if isinstance(part, int):
            text += f"[{(node.name if node else None) or part}]"
        else:
            text += f".{part}" if text else part
    return text

"""Circles of supply: warehouses that would order from themselves, directly or by way of others."""

from collections.abc import Iterator, Mapping
from typing import Any

from sim.scenario.finding import Finding
from sim.scenario.patterns import Location, values_at


def check_circles(scenario: Any) -> Iterator[Finding]:
    """Find warehouses that supply themselves; each circle is told once.

    Parameters
    ----------
    scenario : Scenario or mapping
        A scenario, or what a file says of one.
    """
    names = {location[1]: name for location, name in values_at(scenario, "warehouses[].name") if isinstance(name, str)}
    sources: dict[str, dict[str, Location]] = {}
    for pattern in ("warehouses[].stock.source", "warehouses[].stock.sources[].name"):
        for location, source in values_at(scenario, pattern):
            if location[1] in names and isinstance(source, str):
                sources.setdefault(names[location[1]], {}).setdefault(source, location)
    told: set[str] = set()
    within = _on_circles(sources)
    for start in within:
        chain = [] if start in told else _way_back(within, start)
        if chain and not told & set(chain):
            told |= set(chain)
            circle = " -> ".join([*chain, start])
            what = "another warehouse, not itself" if len(chain) == 1 else f"no circle of supply ({circle})"
            source = chain[1] if len(chain) > 1 else start
            yield Finding(sources[start][source], source, what)


def _on_circles(sources: Mapping[str, Mapping[str, Location]]) -> dict[str, list[str]]:
    """Leave the warehouses whose chain of supply never ends; the others cannot be on a circle."""
    users: dict[str, list[str]] = {}
    for name, named in sources.items():
        for source in named:
            users.setdefault(source, []).append(name)
    left = {name: len(named) for name, named in sources.items()}
    ended = [source for source in users if source not in left]
    for source in ended:  # grows while it is walked
        for name in users.get(source, ()):
            left[name] -= 1
            if left[name] == 0:
                ended.append(name)
    return {name: [source for source in sources[name] if left.get(source)] for name, count in left.items() if count}


def _way_back(sources: Mapping[str, list[str]], start: str) -> list[str]:
    """Shortest chain of supply that leads from a warehouse back to it; empty if there is none."""
    reached, users = [start], {start: ""}
    for name in reached:  # grows while it is walked: breadth first
        for source in sources.get(name, ()):
            if source == start:
                chain = [name]
                while chain[-1] != start:
                    chain.append(users[chain[-1]])
                return chain[::-1]
            if source not in users:
                users[source] = name
                reached.append(source)
    return []

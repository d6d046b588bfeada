"""Builds `skus.csv` and `skus-5000.csv`: made-up catalogues of 300 and of 5,000 consumer goods in ABC classes.

Needs Python only. Run: `python skus.py`. Nothing in it is the assortment of a real company; users bring theirs.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from random import Random

OUT = Path(__file__).parent.parent
SEED = 20250101

CATALOGUES = {"skus.csv": 300, "skus-5000.csv": 5000}
"""Number of SKUs of each file."""

CLASSES = {"A": (0.2, 0.80), "B": (0.3, 0.15), "C": (0.5, 0.05)}
"""Share of each class in SKUs and in all order lines: 20 % of the SKUs carry 80 % of demand (Pareto)."""

STEEPNESS = 0.6
"""Exponent of the power law by which demand falls with rank inside a class."""


@dataclass(frozen=True)
class Category:
    """A kind of goods.

    Attributes
    ----------
    name : str
        Prefix of the SKU names.
    count : int
        Number of SKUs in a catalogue of 300.
    weight_g, spread : float
        Median and log-standard deviation of the weight of a unit.
    density : float
        Packed weight over volume, kg/L.
    price : float
        Median purchase value of a unit, 元.
    """

    name: str
    count: int
    weight_g: float
    spread: float
    density: float
    price: float


CATEGORIES = (
    Category("Skin care", 36, 260, 0.45, 0.35, 62),
    Category("Make-up", 22, 120, 0.40, 0.20, 55),
    Category("Clothing", 44, 380, 0.45, 0.12, 48),
    Category("Shoes", 16, 950, 0.25, 0.10, 95),
    Category("Snacks", 34, 550, 0.50, 0.25, 22),
    Category("Phone accessories", 24, 150, 0.50, 0.20, 28),
    Category("Household goods", 28, 700, 0.60, 0.15, 24),
    Category("Laundry care", 14, 2200, 0.40, 0.80, 30),
    Category("Drinks", 14, 3600, 0.45, 0.75, 45),
    Category("Baby care", 14, 1900, 0.45, 0.12, 85),
    Category("Toys and books", 20, 450, 0.50, 0.25, 35),
    Category("Pet food", 10, 2500, 0.60, 0.50, 60),
    Category("Rice and oil", 8, 5200, 0.25, 0.85, 48),
    Category("Small appliances", 12, 3000, 0.50, 0.15, 160),
    Category("Large appliances", 4, 16000, 0.30, 0.14, 620),
)


def main() -> None:
    """Write the catalogues."""
    for name, size in CATALOGUES.items():
        write(name, size)


def write(name: str, size: int) -> None:
    """Draw goods, give them a rank in demand, and write them in that order."""
    random = Random(SEED)
    goods = [(category, number) for category, count in counts(size) for number in range(1, count + 1)]
    random.shuffle(goods)
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("name", "abc", "weight", "volume", "value", "demand_share"))
        for (category, number), (abc, share) in zip(goods, ranked_shares(size), strict=True):
            weight, volume, value = drawn(category, random)
            row = (f"{category.name} {number:02d}", abc, f"{weight} g", f"{volume} ml", f"{value:.2f} 元")
            table.writerow((*row, f"{share:.8f}"))
    print(f"{name}: {len(goods)} SKUs")


def counts(size: int) -> list[tuple[Category, int]]:
    """Number of SKUs of each category in a catalogue: in proportion, and in whole numbers that add up."""
    whole = sum(category.count for category in CATEGORIES)
    ends = [size * sum(one.count for one in CATEGORIES[: place + 1]) // whole for place in range(len(CATEGORIES))]
    return [(category, end - before) for category, before, end in zip(CATEGORIES, [0, *ends], ends, strict=False)]


def ranked_shares(size: int) -> list[tuple[str, float]]:
    """Class and share of demand of each rank, from the most to the least ordered SKU."""
    ranked = []
    rank = 0
    for abc, (part, total) in CLASSES.items():
        count = round(part * size)
        weights = [(rank + place) ** -STEEPNESS for place in range(1, count + 1)]
        ranked += [(abc, total * weight / sum(weights)) for weight in weights]
        rank += count
    return ranked


def drawn(category: Category, random: Random) -> tuple[int, int, float]:
    """Weight (g, in steps of 10), volume (ml, in steps of 50) and value (元, in steps of 0.10) of one SKU."""
    weight = random.lognormvariate(0, category.spread) * category.weight_g
    volume = weight / category.density * random.uniform(0.8, 1.25)
    value = category.price * (weight / category.weight_g) ** 0.7 * random.lognormvariate(0, 0.35)
    return max(30, round(weight / 10) * 10), max(50, round(volume / 50) * 50), round(value, 1)


if __name__ == "__main__":
    main()

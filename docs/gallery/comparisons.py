"""The comparisons of the gallery: each a question about the scenarios under `scenarios/stock/`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """A question, and the files whose comparison answers it; the first is what the others are compared with.

    A question about size is answered by the size that each warehouse needs, above the key figures.
    """

    name: str
    question: str
    files: tuple[str, ...]
    about_size: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """Paths from the repository's folder."""
        return tuple(f"scenarios/{file}.yaml" for file in self.files)


COMPARISONS = (
    Comparison(
        "policies",
        "Which replenishment policy: (s, S), (R, S), (R, Q), days of cover, one for one, levels of least cost?",
        ("three-hubs", *(f"stock/policies-{name}" for name in ("s-S", "R-S", "R-Q", "days-of-cover", "base-stock", "optimal"))),
    ),
    Comparison("cross-dock", "What if slow movers were not kept at the hubs?", ("three-hubs", "stock/policies-cross-dock")),
    Comparison("joint-orders", "What do joint orders cost in stock?", ("three-hubs", "stock/joint-orders")),
    Comparison(
        "pooling",
        "How much safety stock do seven warehouses need against one?",
        tuple(f"stock/pooling-{name}" for name in ("one", "seven", "one-punctual", "seven-punctual")),
    ),
    Comparison(
        "patience",
        "What if customers do not wait?",
        tuple(f"stock/patience-{name}" for name in ("backorders", "lost-sales", "give-up", "partial")),
    ),
    Comparison(
        "suppliers",
        "What is a reliable supplier worth, and where it is not: share fairly, or serve a class of warehouses first?",
        ("three-hubs", "stock/unreliable-supplier", "stock/fair-share", "stock/priority-by-class"),
    ),
    Comparison(
        "information",
        "What is it worth that warehouses know each other's stock?",
        ("stock/information-island", "stock/sharing-delayed", "stock/sharing-live"),
    ),
    Comparison(
        "transshipment",
        "Should goods move between warehouses: when something is short, or every week?",
        ("stock/information-island", "stock/transshipment-reactive", "stock/rebalancing-weekly"),
    ),
    Comparison(
        "shelf-life",
        "Goods with a date: issue what expires first, or what came first?",
        ("stock/shelf-life-fefo", "stock/shelf-life-fifo"),
    ),
    Comparison(
        "forecasts",
        "What is a good forecast worth over 11.11?",
        tuple(f"stock/forecast-{name}" for name in ("R-S", "smoothing", "no-calendar", "perfect", "poor", "mrp")),
    ),
    Comparison(
        "planning",
        "Central planning: divide stock by forecast, by sales history or in fixed shares?",
        ("stock/peak-as-usual", *(f"stock/allocation-by-{name}" for name in ("forecast", "history", "shares"))),
    ),
    Comparison(
        "pre-positioning",
        "Is it worth bringing goods to the hubs before 11.11?",
        ("stock/peak-as-usual", "stock/pre-positioning"),
    ),
    Comparison(
        "classes",
        "What belongs where: slow movers at the centre only, and a policy for each class of demand?",
        ("three-hubs", "stock/slow-movers-central", "stock/classes-abc-xyz"),
    ),
    Comparison("size", "How large must the warehouses be?", ("three-hubs", "stock/size"), about_size=True),
    Comparison(
        "alerts", "Which list of alerts warns in time?", ("stock/unreliable-supplier", "stock/alerts", "stock/alerts-cover")
    ),
    Comparison("direct-supply", "Should manufacturers deliver fast movers straight to the hubs?", ("three-hubs", "stock/direct-supply")),
    Comparison(
        "counting",
        "How often should stock be counted?",
        tuple(f"stock/counting-{name}" for name in ("never", "quarterly", "monthly", "cyclic")),
    ),
)  # fmt: skip

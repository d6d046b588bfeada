"""The YAML reference: current, complete, and true."""

import re

from written_files import Write

from sim.scenario.loading import load
from sim.scenario.reference_docs import TARGET, reference
from sim.scenario.scenario import Scenario
from sim.scenario.schema import sections


def test_the_reference_is_current() -> None:
    """The file is what the schema says; `python -m sim.scenario.reference_docs --write` brings it up to date."""
    assert TARGET.read_text(encoding="utf-8") == reference()


def test_every_key_has_a_meaning() -> None:
    """No field of any section is without a description that ends like a sentence."""
    lacking = [
        f"{section.__name__}.{name}"
        for section in sections(Scenario)
        for name, field in section.model_fields.items()
        if not (field.description or "").endswith(".")
    ]
    assert lacking == []


def test_its_links_lead_somewhere() -> None:
    """Every link of the reference names one of its headings."""
    text = reference()
    anchors = {title.lower().replace(" ", "-") for title in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= anchors


def test_its_example_works(write: Write) -> None:
    """The example at its top loads, and does what its remarks say."""
    example = re.search(r"```yaml\n(.*?)```", reference(), re.DOTALL)
    assert example is not None
    renamed = "warehouses:\n  - {name: Kunshan, remove: true}\n"
    site = "  - {name: %s, region: 华南, latitude: 23.2, longitude: 113.5}\n"
    write(
        middle="extends: base.yaml\n" + renamed + site % "Guangzhou" + site % "Tianjin",
        example=example[1].replace("base.yaml", "middle.yaml", 1),
    )
    scenario = load("example.yaml")
    assert [(site.name, site.area) for site in scenario.warehouses] == [("Kunshan", 0), ("Guangzhou", 9000)]
    assert {site.opening.hours for site in scenario.warehouses} == {(21_600, 79_200)}

"""The identity of a scenario: equal content, equal digest, on every machine."""

import hashlib
import json

from sim.scenario.scenario import Scenario


def scenario_digest(scenario: Scenario) -> str:
    """SHA-256 of a scenario's canonical JSON: model units, sorted keys, no spaces.

    Returns
    -------
    str
        64 hexadecimal digits; where the values came from plays no part.
    """
    content = scenario.model_dump(mode="json")
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()

"""What the tests found: figures beside what theory, publications or the other engine say, and the page that shows them.

Tests marked `evidence` hand in their figures by `record`. `pytest --validation` runs them all, at full size, and writes docs/validation.md
and docs/validation.json; without the option they hold those files to what they find.
"""

from evidence.records import record

__all__ = ["record"]

"""Erlang's loss formula by hand."""

from math import factorial

import pytest
from losses import erlang_loss, mean_on_shelf


@pytest.mark.parametrize(("servers", "offered"), [(1, 0.5), (3, 2.0), (12, 10.0)])
def test_erlang_loss_is_its_sum(servers: int, offered: float) -> None:
    """a^c / c! over the sum of a^k / k!, the truncated Poisson distribution."""
    terms = [offered**number / factorial(number) for number in range(servers + 1)]
    assert erlang_loss(servers, offered) == pytest.approx(terms[-1] / sum(terms))
    shelf = sum((servers - number) * term for number, term in enumerate(terms)) / sum(terms)
    assert mean_on_shelf(servers, offered) == pytest.approx(shelf)

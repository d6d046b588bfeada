"""Base stock where customers do not wait, by theory."""


def erlang_loss(servers: int, offered: float) -> float:
    """Share of customers who find everything taken, B(c, a) by its recursion (Erlang 1917; Gross et al. 2008, Queueing Theory, sec. 2.4).

    With base stock S, lost sales and Poisson demand, units on order are the busy servers of M/G/S/S with a = lambda L, whatever the lead time's
    distribution; B(S, a) of the demand is lost (Karush 1957, A queuing model for an inventory problem, Oper. Res. 5).
    """
    lost = 1.0
    for server in range(1, servers + 1):
        lost = offered * lost / (server + offered * lost)
    return lost


def mean_on_shelf(stock: int, offered: float) -> float:
    """Units on the shelf on average: S less those on order, a (1 - B(S, a)) by Little's law."""
    return stock - offered * (1 - erlang_loss(stock, offered))

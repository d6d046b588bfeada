"""The M/M/1 queue of `scenarios/textbook/single-server-queue.yaml`: in fencang, in plain SimPy, and in cimba."""

import random
from functools import cache
from pathlib import Path

import simpy
from outcome import Contender, Outcome, System
from own_engines import ALONE, COMPILED, KEEPS_KPIS, KEEPS_ROWS, REFERENCE, engine_alone, whole_study

from sim import load
from sim.clock import DAY
from sim.scenario.scenario import Scenario

FILE = Path(__file__).parents[2] / "scenarios" / "textbook" / "single-server-queue.yaml"
GAP_S, SERVICE_S = 360.0, 288.0
"""Mean time between customers, and of serving one."""
FIGURE = "order_to_delivery_mean"
"""Mean time in the system in hours; theory: 0.4."""


@cache
def scenario_of(days: int) -> Scenario:
    """Return the textbook scenario with so many days to measure."""
    return load(FILE, [f"horizon.measure={days} d", "horizon.warm_up=0 d"])


def simpy_queue(days: int, number: int) -> Outcome:
    """Run SimPy as its own tutorials do: a process a customer, who requests the server."""
    env, chance, times = simpy.Environment(), random.Random(number), []
    server = simpy.Resource(env)

    def customer():
        arrived = env.now
        with server.request() as turn:
            yield turn
            yield env.timeout(chance.expovariate(1 / SERVICE_S))
        times.append(env.now - arrived)

    def arrivals():
        while True:
            yield env.timeout(chance.expovariate(1 / GAP_S))
            env.process(customer())

    env.process(arrivals())
    env.run(days * DAY)
    return Outcome(len(times), {FIGURE: sum(times) / len(times) / 3600})


@cache
def cimba_model():
    """Return the queue of cimba's own README, its means ours; it is compiled once."""
    import cimba
    from cimba import inputs

    class Queue(cimba.Model):
        interarrival: cimba.Input[float] = inputs.dist.exponential(mean=GAP_S)
        service_time: cimba.Input[float] = inputs.dist.exponential(mean=SERVICE_S)
        queue: cimba.Container
        customers: cimba.Output[int]
        mean_queue: cimba.Output[float]

        @cimba.process
        def arrivals(self):
            while True:
                cimba.hold(self.interarrival.next())
                self.queue.put(1)
                self.customers += 1

        @cimba.process
        def server(self):
            while True:
                self.queue.get(1)
                cimba.hold(self.service_time.next())

        @cimba.on_end
        def measure(self):
            self.mean_queue = self.queue.mean_level()

    return Queue()


def cimba_queue(days: int, number: int) -> Outcome:
    """Run cimba on one core; the time in the system follows from the mean queue by Little's law."""
    import cimba

    model = cimba_model()
    window = cimba.Window(duration=float(days * DAY))
    results = cimba.Experiment(model, replications=1, window=window, seed=number).run(workers=1)
    customers = float(results[model].customers.values[0, 0])
    waiting_s = float(results[model].mean_queue.values[0, 0]) * days * DAY / customers
    return Outcome(customers, {FIGURE: (waiting_s + SERVICE_S) / 3600})


SYSTEM = System(
    "M/M/1 queue",
    "customers/s",
    equal="Poisson arrivals, 10 an hour; one server, exponential, 288 s; load 0.8; the mean time in the system.",
    differs="fencang works in whole seconds and keeps every customer's times; as a warehouse it also has days, a "
    "stock and an audit. SimPy and cimba work in fractions; SimPy keeps each customer's time, cimba the length of the queue "
    "alone, from which the mean follows by Little's law. SupplyNetPy and stockpyl have no servers.",
    contenders=(
        Contender(COMPILED, whole_study(scenario_of, (FIGURE,)), 4000, KEEPS_KPIS),
        Contender(ALONE, engine_alone(scenario_of), 4000, KEEPS_ROWS),
        Contender(REFERENCE, whole_study(scenario_of, (FIGURE,), "reference"), 20, KEEPS_KPIS),
        Contender("plain SimPy", simpy_queue, 200, "every customer's time in the system", "simpy"),
        Contender("cimba", cimba_queue, 8000, "the mean queue", "cimba"),
    ),
    days=150,
)

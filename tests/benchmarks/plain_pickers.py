"""Pickers of a warehouse, written by hand in plain SimPy: a server whose capacity changes with the shift."""

from collections import deque

import simpy
from hub_tables import next_of_week

from sim.clock import WEEK


class Pickers:
    """Pickers of a warehouse, who come and go with their shifts."""

    def __init__(self, env: simpy.Environment, shifts: list[tuple[int, int]]) -> None:
        self.env, self.shifts, self.busy = env, shifts, 0
        self.at_work, self.queue = shifts[-1][1] if shifts[0][0] else shifts[0][1], deque()
        env.process(self.change_shifts())

    def change_shifts(self):
        """Change their number with every shift; who is picking finishes."""
        times = [time for time, _ in self.shifts]
        while True:
            yield self.env.timeout(next_of_week(times, self.env.now + 1) - self.env.now)
            self.at_work = self.shifts[times.index(round(self.env.now) % WEEK)][1]
            self.begin()

    def begin(self) -> None:
        """Let those who are free begin with what waits."""
        while self.queue and self.busy < self.at_work:
            self.busy += 1
            self.queue.popleft().succeed()

    def pick(self, duration: float):
        """Wait for a picker, who takes a while."""
        turn = self.env.event()
        self.queue.append(turn)
        self.begin()
        yield turn
        yield self.env.timeout(duration)
        self.busy -= 1
        self.begin()

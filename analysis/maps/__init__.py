"""Maps: the ground, what moves over it, and how soon it arrives."""

from analysis.maps.classes import class_edges
from analysis.maps.service_map import largest_flow, service_map

__all__ = ["class_edges", "largest_flow", "service_map"]

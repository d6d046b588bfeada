"""The report: what a consultant sends to a client."""

from analysis.report.page import write_report

__all__ = ["write_report"]

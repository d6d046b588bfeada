"""The workbook for consultants: findings, comparison, figures, regions, size, definitions and settings on a sheet each."""

from analysis.outputs.workbook.book import write_workbook

__all__ = ["write_workbook"]

"""What the figures were measured on and with."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("numba", "numpy", "simpy", "cimba", "supplynetpy", "stockpyl", "pyarrow", "pandas", "pytest-benchmark")


def processor() -> str:
    """Name of the processor, with family and model where Linux tells them, as virtual machines hide the name."""
    try:
        told = dict(
            (part.strip() for part in line.split(":", 1))
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").split("\n\n")[0].splitlines()
            if ":" in line
        )
    except OSError:
        return platform.processor() or platform.machine()
    return f"{told.get('model name', platform.machine())} (family {told.get('cpu family')}, model {told.get('model')})"


def installed(package: str) -> str:
    """Version of a package, or that it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def described() -> str:
    """One paragraph: processor, cores, Python, packages."""
    packages = ", ".join(f"{package} {installed(package)}" for package in PACKAGES)
    return f"{processor()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {packages}"

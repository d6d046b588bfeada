"""The printed summary in a file or a pipe."""

import pytest
from made_up_study import make_study

from analysis.cli.summary import print_summary
from analysis.findings import BY_REGION


def test_nothing_is_broken_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Each finding and each figure stands on one line, however long it is."""
    study = make_study()
    print_summary(study)
    lines = capsys.readouterr().out.splitlines()
    told = [f"• {finding.text('en')}" for finding in study.findings if finding.kpi in BY_REGION]
    assert told
    assert set(told) <= set(lines)
    assert any(len(line) > 80 for line in lines)

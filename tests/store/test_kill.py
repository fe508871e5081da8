"""A build that is killed loses nothing that was acknowledged, and the next one goes on from there."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_thirty_kills_lose_and_double_nothing(tmp_path):
    told = subprocess.run(
        [sys.executable, "-m", "tests.store.kill", tmp_path, "30"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert int(told.stdout.split()[0]) >= 15, told.stdout

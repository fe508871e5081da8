"""What training reads, by repository and digest; a file that differs stops it."""

import argparse
import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file and where it comes from."""

    path: str  # below the folder of treebanks, or of the encoder
    repository: str
    licence: str
    sha256: str


class ChangedInputError(ValueError):
    """A file is not the one the shipped weights were trained on."""


def load_inputs() -> tuple[Input, ...]:
    """Return the inputs in inputs.toml."""
    rows = tomllib.loads(Path(__file__).with_name("inputs.toml").read_text("utf-8"))["input"]
    return tuple(Input(**row) for row in rows)


def check_inputs(*folders: Path) -> None:
    """Raise where a file below one of `folders` is missing from all of them or has another digest."""
    for one in load_inputs():
        found = next((folder / one.path for folder in folders if (folder / one.path).is_file()), None)
        if found is None:
            raise ChangedInputError(f"{one.path}: not there; fetch it from {one.repository}")
        digest = hashlib.sha256(found.read_bytes()).hexdigest()
        if digest != one.sha256:
            raise ChangedInputError(f"{found}: sha256 {digest}, inputs.toml has {one.sha256}")


def main() -> None:
    """Check the folders given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    check_inputs(*parser.parse_args().folders)
    print(f"{len(load_inputs())} inputs are those of the shipped weights")


if __name__ == "__main__":
    main()

"""Write metrics.json: what was trained on, how the runs went, and what they reached.

python -m training.metrics --treebanks DIR --epochs NAME=FILE... --measured NAME=FILE...
"""

import argparse
import hashlib
import json
from pathlib import Path

from training.sources import load_ewt, load_gum


def documents(folder: Path) -> dict[str, object]:
    """Return the documents that train, and those held out; raise if one is in both."""
    trained = {e.document for e in (*load_ewt(folder, "train"), *load_gum(folder, "train"))}
    parts = [load(folder, part) for load in (load_ewt, load_gum) for part in ("dev", "test")]
    held_out = {e.document for part in parts for e in part}
    if trained & held_out:
        raise ValueError(f"documents both train and test: {sorted(trained & held_out)}")
    ewt = sorted(name for name in trained if not name.startswith("GUM_"))
    return {
        "ewt_documents": len(ewt),
        "ewt_sha256_of_names": hashlib.sha256("\n".join(ewt).encode()).hexdigest(),
        "gum": sorted(name for name in trained if name.startswith("GUM_")),
        "held_out": sorted(name for name in held_out if name.startswith("GUM_")),
    }


def main() -> None:
    """Read the options and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--epochs", nargs="*", default=[])
    parser.add_argument("--measured", nargs="*", default=[])
    args = parser.parse_args()
    named = {
        kind: {name: json.loads(Path(path).read_text("utf-8")) for name, path in (pair.split("=") for pair in pairs)}
        for kind, pairs in (("epochs", args.epochs), ("measured", args.measured))
    }
    content = {"documents": documents(args.treebanks), **named}
    Path(__file__).with_name("metrics.json").write_text(json.dumps(content, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

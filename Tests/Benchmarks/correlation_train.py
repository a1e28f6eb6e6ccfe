"""Makes the trees of the correlator's evidence from what benchmarks print; needs scikit-learn from PyPI.

usage: benchmarks correlation-pairs | correlation_train.py pairs <folder>
           writes EvidenceTrees+Across.swift and EvidenceTrees+Within.swift into the folder
       benchmarks correlation-joins ... | correlation_train.py joins <folder>
           writes EvidenceTrees+Joins.swift

Joins are learnt in rounds, each with the rows of those before: `correlation-joins taught 201 300` decides them as they should
be; `correlation-joins 301 400` and then `401 500` as the trees of the round before do, so that their mistakes are learnt from.
"""

import math
import sys

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

LEAVES = {"across": 63, "within": 31, "joins": 63}


def flat(nodes):
    """A tree in preorder: of each question the figure, the limit and how many parts further on the other side begins."""
    parts = []

    def walk(index):
        node = nodes[index]
        place = len(parts)
        if node["is_leaf"]:
            parts.append([-1, short(float(node["value"]), 3), 0])
            return
        parts.append([int(node["feature_idx"]), short(upwards(float(node["num_threshold"])), 4), 0])
        walk(node["left"])
        parts[place][2] = len(parts) - place
        walk(node["right"])

    walk(0)
    return parts


def upwards(limit):
    """A limit may be a figure that pairs have: rounded down, it would leave them on the wrong side."""
    return math.ceil(limit * 1e4) / 1e4


def short(number, digits):
    text = f"{number:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def write(path, name, of, model):
    lines = [short(float(np.ravel(model._baseline_prediction)[0]), 4)]
    for (tree,) in model._predictors:
        lines.append(" ".join(str(word) for part in flat(tree.nodes) for word in part))
    body = "\n".join("        " + line for line in lines)
    path.write(
        f"extension EvidenceTrees {{\n    /// For {of}; found by `Tests/Benchmarks/correlation_train.py` on the simulator's"
        f' training seeds.\n    static let {name} = EvidenceTrees(\n        """\n{body}\n        """)\n}}\n'
    )


def make(folder, name, of, figures, truth, weight):
    model = HistGradientBoostingClassifier(
        max_leaf_nodes=LEAVES[name], max_iter=100, learning_rate=0.15, l2_regularization=10, min_samples_leaf=80, max_bins=63,
        early_stopping=False, random_state=1,
    ).fit(figures, truth, sample_weight=weight / weight.mean())
    with open(f"{folder}/EvidenceTrees+{name.capitalize()}.swift", "w") as path:
        write(path, name, of, model)
    print(name, len(truth), "rows")


def pairs(rows, folder):
    for local, name, of in (("0", "across", "spells of two repositories"), ("1", "within", "spells of one repository")):
        chosen = [row for row in rows if row[2] == local]
        figures = np.array([[float(value) for value in row[3:]] for row in chosen])
        truth = np.array([int(row[0]) for row in chosen])
        sizes = np.array([float(row[1]) for row in chosen])
        # A cause of a hundred failures has thousands of pairs: it shall not outweigh all others.
        make(folder, name, of, figures, truth, 1 / np.sqrt(np.where(truth == 1, sizes, np.minimum(sizes, 30))))


def joins(rows, folder):
    table = np.array([[float(value) for value in row] for row in rows])
    figures = np.vstack([table[:, 2:], table[:, 2:]])
    truth = np.concatenate([np.ones(len(table), int), np.zeros(len(table), int)])
    # A join that brings a thousand pairs together matters more than one of a single pair, but not a thousand times.
    weight = np.concatenate([table[:, 0], table[:, 1]]) ** 0.5
    used = weight > 0
    make(folder, "joins", "two groups of spells", figures[used], truth[used], weight[used])


{"pairs": pairs, "joins": joins}[sys.argv[1]]([line.split() for line in sys.stdin], sys.argv[2])

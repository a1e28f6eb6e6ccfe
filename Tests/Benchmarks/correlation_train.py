"""Makes the trees of the correlator's evidence from the pairs that `benchmarks correlation-pairs` prints.

usage: benchmarks correlation-pairs | correlation_train.py <folder>   needs scikit-learn from PyPI
Writes EvidenceTrees+Across.swift and EvidenceTrees+Within.swift into the folder.
"""

import sys

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

DEPTH = 3


def flat(nodes):
    """A tree as seven questions and eight ends; an early end fills all ends below it."""
    figures, limits, ends = [0] * 7, [999.0] * 7, [0.0] * 8

    def fill(place, depth, value):
        if depth == DEPTH:
            ends[place - 7] = value
        else:
            fill(2 * place + 1, depth + 1, value)
            fill(2 * place + 2, depth + 1, value)

    def walk(index, place, depth):
        node = nodes[index]
        if node["is_leaf"]:
            fill(place, depth, float(node["value"]))
        else:
            figures[place], limits[place] = int(node["feature_idx"]), float(node["num_threshold"])
            walk(node["left"], 2 * place + 1, depth + 1)
            walk(node["right"], 2 * place + 2, depth + 1)

    walk(0, 0, 0)
    return figures, limits, ends


def short(number, digits):
    text = f"{number:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def write(path, name, of, model):
    lines = [short(float(np.ravel(model._baseline_prediction)[0]), 4)]
    for (tree,) in model._predictors:
        figures, limits, ends = flat(tree.nodes)
        lines.append(" ".join([str(f) for f in figures] + [short(l, 3) for l in limits] + [short(e, 3) for e in ends]))
    body = "\n".join("        " + line for line in lines)
    path.write(
        f"extension EvidenceTrees {{\n    /// For spells of {of}; found by `Tests/Benchmarks/correlation_train.py` on the simulator's"
        f' training seeds.\n    static let {name} = EvidenceTrees(\n        """\n{body}\n        """)\n}}\n'
    )


rows = [line.split() for line in sys.stdin]
for local, name, of in (("0", "across", "two repositories"), ("1", "within", "one repository")):
    chosen = [row for row in rows if row[2] == local]
    figures = np.array([[float(value) for value in row[3:]] for row in chosen])
    truth = np.array([int(row[0]) for row in chosen])
    sizes = np.array([float(row[1]) for row in chosen])
    # A cause of a hundred failures has thousands of pairs: it shall not outweigh all others.
    weight = 1 / np.sqrt(np.where(truth == 1, sizes, np.minimum(sizes, 30)))
    model = HistGradientBoostingClassifier(
        max_depth=DEPTH, max_iter=100, learning_rate=0.15, l2_regularization=10, min_samples_leaf=80, max_bins=63,
        early_stopping=False, random_state=1,
    ).fit(figures, truth, sample_weight=weight / weight.mean())
    with open(f"{sys.argv[1]}/EvidenceTrees+{name.capitalize()}.swift", "w") as path:
        write(path, name, of, model)
    print(name, len(chosen), "pairs")

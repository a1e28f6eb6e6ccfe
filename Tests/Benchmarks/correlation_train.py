"""Makes the trees of the correlator's evidence from the pairs that `benchmarks correlation-pairs` prints.

usage: benchmarks correlation-pairs | correlation_train.py <folder>   needs scikit-learn from PyPI
Writes EvidenceTrees+Across.swift and EvidenceTrees+Within.swift into the folder.
"""

import sys

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

LEAVES = {"across": 63, "within": 31}


def flat(nodes):
    """A tree in preorder: of each question the figure, the limit and how many parts further on the other side begins."""
    parts = []

    def walk(index):
        node = nodes[index]
        place = len(parts)
        if node["is_leaf"]:
            parts.append([-1, short(float(node["value"]), 3), 0])
            return
        parts.append([int(node["feature_idx"]), short(float(node["num_threshold"]), 2), 0])
        walk(node["left"])
        parts[place][2] = len(parts) - place
        walk(node["right"])

    walk(0)
    return parts


def short(number, digits):
    text = f"{number:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def write(path, name, of, model):
    lines = [short(float(np.ravel(model._baseline_prediction)[0]), 4)]
    for (tree,) in model._predictors:
        lines.append(" ".join(str(word) for part in flat(tree.nodes) for word in part))
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
        max_leaf_nodes=LEAVES[name], max_iter=100, learning_rate=0.15, l2_regularization=10, min_samples_leaf=80, max_bins=63,
        early_stopping=False, random_state=1,
    ).fit(figures, truth, sample_weight=weight / weight.mean())
    with open(f"{sys.argv[1]}/EvidenceTrees+{name.capitalize()}.swift", "w") as path:
        write(path, name, of, model)
    print(name, len(chosen), "pairs")

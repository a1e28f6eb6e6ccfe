"""drain3's clusters within a window, on the failures that `benchmarks correlation FOLDER` wrote.

usage: correlation.py <folder> [hours]   needs drain3 from PyPI
"""

import sys
from collections import defaultdict
from pathlib import Path

from drain3 import TemplateMiner
from drain3.masking import MaskingInstruction
from drain3.template_miner_config import TemplateMinerConfig

# Source: examples/drain3.ini of drain3.
MASKS = [
    (r"((?<=[^A-Za-z0-9])|^)(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})((?=[^A-Za-z0-9])|$)", "IP"),
    (r"((?<=[^A-Za-z0-9])|^)(0x[a-f0-9A-F]+)((?=[^A-Za-z0-9])|$)", "HEX"),
    (r"((?<=[^A-Za-z0-9])|^)([\-\+]?\d+)((?=[^A-Za-z0-9])|$)", "NUM"),
]


def incidents(rows, hours):
    """By failure the number of its cluster, cut where nothing came for so many hours."""
    config = TemplateMinerConfig()
    config.profiling_enabled = False
    config.masking_instructions = [MaskingInstruction(pattern, name) for pattern, name in MASKS]
    miner = TemplateMiner(config=config)
    last, labels = {}, {}
    for place, row in sorted(enumerate(rows), key=lambda entry: int(entry[1][3])):
        cluster = miner.add_log_message(row[4])["cluster_id"]
        at = int(row[3])
        before = last.get(cluster)
        label = before[1] if before and at - before[0] < hours * 3_600_000 else place
        last[cluster] = (at, label)
        labels[place] = label
    return labels


def pairs(rows, labels):
    homes = defaultdict(set)
    for row in rows:
        homes[row[1]].add(row[2])
    together = wrongly = missed = 0
    for one, left in enumerate(rows):
        for other in range(one + 1, len(rows)):
            is_one = left[1] == rows[other][1]
            if is_one and len(homes[left[1]]) < 2:
                continue
            if labels[one] == labels[other]:
                together, wrongly = together + is_one, wrongly + (not is_one)
            else:
                missed += is_one
    return together, wrongly, missed


hours = [float(sys.argv[2])] if len(sys.argv) > 2 else [2.0, 12.0]
files = [[line.split("\t", 4) for line in file.read_text().splitlines()] for file in sorted(Path(sys.argv[1]).glob("*.tsv"))]
for window in hours:
    sums = [0, 0, 0]
    for rows in files:
        for place, count in enumerate(pairs(rows, incidents(rows, window))):
            sums[place] += count
    together, wrongly, missed = sums
    precision, recall = together / max(1, together + wrongly), together / max(1, together + missed)
    measure = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{f'drain3 clusters in {window:g} h':28} precision {precision:.3f} recall {recall:.3f} F1 {measure:.3f}")

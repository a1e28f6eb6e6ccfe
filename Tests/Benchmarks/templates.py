"""drain3 on the lines of loglines.py: as it comes, and with the masks of its own example configuration.

usage: templates.py <folder>   needs drain3 from PyPI
"""

import sys
import time
from collections import defaultdict
from pathlib import Path

from drain3 import TemplateMiner
from drain3.masking import MaskingInstruction
from drain3.template_miner_config import TemplateMinerConfig

# Source: examples/drain3.ini of drain3.
MASKS = [
    (r"((?<=[^A-Za-z0-9])|^)(([0-9a-f]{2,}:){3,}([0-9a-f]{2,}))((?=[^A-Za-z0-9])|$)", "ID"),
    (r"((?<=[^A-Za-z0-9])|^)(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})((?=[^A-Za-z0-9])|$)", "IP"),
    (r"((?<=[^A-Za-z0-9])|^)([0-9a-f]{6,} ?){3,}((?=[^A-Za-z0-9])|$)", "SEQ"),
    (r"((?<=[^A-Za-z0-9])|^)([0-9A-F]{4} ?){4,}((?=[^A-Za-z0-9])|$)", "SEQ"),
    (r"((?<=[^A-Za-z0-9])|^)(0x[a-f0-9A-F]+)((?=[^A-Za-z0-9])|$)", "HEX"),
    (r"((?<=[^A-Za-z0-9])|^)([\-\+]?\d+)((?=[^A-Za-z0-9])|$)", "NUM"),
]


def cluster(lines: list[str], masked: bool) -> tuple[list[int], float]:
    config = TemplateMinerConfig()
    config.profiling_enabled = False
    if masked:
        config.masking_instructions = [MaskingInstruction(pattern, name) for pattern, name in MASKS]
    miner = TemplateMiner(config=config)
    start = time.process_time()
    found = [miner.add_log_message(line)["cluster_id"] for line in lines]
    return found, time.process_time() - start


def grouping_accuracy(truth: list[str], found: list[int]) -> float:
    def groups(labels):
        members = defaultdict(list)
        for place, label in enumerate(labels):
            members[label].append(place)
        return {tuple(places) for places in members.values()}

    expected = groups(truth)
    return sum(len(group) for group in groups(found) if group in expected) / len(truth)


for masked in (False, True):
    print("drain3 with its example's masks" if masked else "drain3 as it comes")
    accuracies, lines, seconds = [], 0, 0.0
    for file in sorted(Path(sys.argv[1]).glob("*.tsv")):
        rows = [row.split("\t", 1) for row in file.read_text().splitlines()]
        found, took = cluster([row[1] for row in rows], masked)
        accuracy = grouping_accuracy([row[0] for row in rows], found)
        accuracies.append(accuracy)
        lines += len(rows)
        seconds += took
        print(f"{file.stem:12} accuracy {accuracy:.3f}  {len(rows) / took:9.0f} lines/s")
    print(f"{'mean':12} accuracy {sum(accuracies) / len(accuracies):.3f}  {lines / seconds:9.0f} lines/s")

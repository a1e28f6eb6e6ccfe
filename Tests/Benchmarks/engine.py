"""The embedded classifier beside scikit-learn, on the same reports, one core each, in turns.

The peer reads words in ones and twos and characters in threes to fives, hashed (HashingVectorizer, 2 x 2^17), and learns a
logistic regression for the category and one for the expert (SGDClassifier). Prints JSON.
"""
import json
import os
import pathlib
import subprocess
import sys
import time

# Before anything that would start threads.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy
from scipy.sparse import hstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier

CORPUS = pathlib.Path(__file__).resolve().parent.parent.parent / "Services/Classifier/Core/Corpus"
FILES = ["reports.jsonl", "more.jsonl", "own.jsonl"]
TURNS = 3
WORDS = HashingVectorizer(ngram_range=(1, 2), n_features=1 << 17, alternate_sign=False)
CHARACTERS = HashingVectorizer(analyzer="char_wb", ngram_range=(3, 5), n_features=1 << 17, alternate_sign=False)


def corpus():
    return [json.loads(line) for name in FILES for line in (CORPUS / name).read_text().splitlines()]


def texts_of_one_size(reports, size=2048):
    """The texts of `switchyard evaluate --speed`: short bodies joined, long ones cut."""
    texts, body = [], b""
    for report in reports:
        body += report["body"].encode() + b"\n"
        if len(body) >= size:
            texts.append(report["title"] + "\n" + body[:size].decode(errors="ignore"))
            body = b""
    return texts


def features(texts):
    return hstack([WORDS.transform(texts), CHARACTERS.transform(texts)]).tocsr()


def learn(matrix, labels):
    return SGDClassifier(loss="log_loss", alpha=1e-5, max_iter=30, tol=None, random_state=1).fit(matrix, labels)


def judged_a_second(models, texts, batch):
    started = time.process_time()
    for first in range(0, len(texts), batch):
        matrix = features(texts[first:first + batch])
        for model in models:
            model.predict(matrix)
    return len(texts) / (time.process_time() - started)


def accuracy(reports, matrix, parts):
    """Of categories and experts, by the folds in which the engine was judged."""
    categories = numpy.array([report["category"] for report in reports])
    experts = numpy.array([report["experts"][0] for report in reports])
    hits = [0, 0]
    for part in sorted(set(parts)):
        held = parts == part
        said = [learn(matrix[~held], labels[~held]).predict(matrix[held]) for labels in (categories, experts)]
        hits[0] += int((said[0] == categories[held]).sum())
        hits[1] += sum(name in reports[row]["experts"] for name, row in zip(said[1], numpy.flatnonzero(held)))
    return [round(count / len(reports), 3) for count in hits]


def own(switchyard, *options):
    return json.loads(subprocess.run(
        [switchyard, "evaluate", "--json", *options], check=True, capture_output=True, text=True).stdout)


def main():
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    switchyard, reports = sys.argv[1], corpus()
    evaluation = own(switchyard)
    part = {row["id"]: row["part"] for row in evaluation["judgements"]}
    parts = numpy.array([part[report["id"]] for report in reports])
    matrix = features([report["title"] + "\n" + report["body"] for report in reports])
    models = [learn(matrix, [report["category"] for report in reports]),
              learn(matrix, [report["experts"][0] for report in reports])]
    texts = texts_of_one_size(reports)
    speeds, batches, singles = [], [], []
    for _ in range(TURNS):
        speeds.append(own(switchyard, "--speed"))
        batches.append(judged_a_second(models, texts, 256))
        singles.append(judged_a_second(models, texts[:200], 1))
    ratios = sorted(speed["reports_per_second"] / batch for speed, batch in zip(speeds, batches))
    measures, peer = evaluation["measures"], accuracy(reports, matrix, parts)
    best = max(speeds, key=lambda speed: speed["reports_per_second"])
    print(json.dumps({
        "texts": len(texts), "ratio": round(ratios[TURNS // 2], 1),
        "own": {
            "rate": best["reports_per_second"], "category": round(measures["category_accuracy"], 3),
            "expert": round(measures["expert_accuracy"], 3),
            "engine_memory_mib": best.get("engine_memory_mib"), "training_seconds": round(best["training_seconds"], 2)},
        "peer": {
            "rate": round(max(batches)), "one_at_a_time": round(max(singles)), "category": peer[0], "expert": peer[1]},
    }))


main()

package import Contracts

extension Evaluation {
    /// Share of right categories among the surest `share` of the judgements, 0…1.
    package func accuracy(surest share: Double = 1) -> Double {
        let count = Int((Double(judgements.count) * share).rounded())
        guard count > 0 else { return 0 }
        return Double(judgements.prefix(count).count { $0.isRight }) / Double(count)
    }

    /// Share of right experts, 0…1.
    package var expertAccuracy: Double {
        guard !judgements.isEmpty else { return 0 }
        return Double(judgements.count { $0.expertIsRight }) / Double(judgements.count)
    }

    /// The mean over the categories of the harmonic mean of precision and recall, 0…1.
    package var macroF1: Double {
        let categories = Set(judgements.map(\.category))
        guard !categories.isEmpty else { return 0 }
        let scores = categories.map { category in
            let hits = judgements.count { $0.category == category && $0.predicted == category }
            let others = judgements.count { ($0.category == category) != ($0.predicted == category) }
            return 2 * Double(hits) / Double(2 * hits + others)
        }
        return scores.reduce(0, +) / Double(scores.count)
    }

    /// Expected calibration error over ten equal ranges of confidence (Naeini et al., AAAI 2015), 0…1.
    package var calibrationError: Double {
        var total = 0.0
        for bin in 0..<10 {
            let inside = judgements.filter { min(9, Int($0.confidence * 10)) == bin }
            let right = Double(inside.count { $0.isRight })
            total += abs(right - inside.reduce(0) { $0 + $1.confidence })
        }
        return judgements.isEmpty ? 0 : total / Double(judgements.count)
    }

    /// How often each category was taken for each, most often first.
    package var confusion: [ConfusionCell] {
        var counts: [[Category]: Int] = [:]
        for judgement in judgements { counts[[judgement.category, judgement.predicted], default: 0] += 1 }
        let cells = counts.map { ConfusionCell(truth: $0[0], given: $0[1], count: $1) }
        return cells.sorted { one, other in
            (other.count, one.truth.rawValue, one.given.rawValue)
                < (one.count, other.truth.rawValue, other.given.rawValue)
        }
    }

    /// The measures as the `Evaluate` method answers them.
    package var response: EvaluateResponse {
        EvaluateResponse(
            reports: judgements.count, categoryAccuracy: accuracy(), expertAccuracy: expertAccuracy, macroF1: macroF1,
            calibrationError: calibrationError, confusion: confusion)
    }
}

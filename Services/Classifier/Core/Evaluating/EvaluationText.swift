import Contracts

/// An evaluation for people, as lines of plain text.
package struct EvaluationText {
    private let evaluation: Evaluation
    private let misses: Int

    /// The text of `evaluation` with its `misses` surest misses.
    package init(_ evaluation: Evaluation, misses: Int = 10) {
        self.evaluation = evaluation
        self.misses = misses
    }

    /// The measures, then the tables, then the misses.
    package var lines: [String] {
        measures + coverage + confusion + reliability + systems + worst
    }

    private var measures: [String] {
        let parts = Set(evaluation.judgements.map(\.part)).count
        let plan = evaluation.plan
        let split = plan.split == .grouped ? "grouped folds" : "\(plan.split.rawValue)s held out, one at a time"
        return [
            "\(evaluation.judgements.count) reports, \(parts) \(split)" + (plan.isBare ? ", bare" : ""), "",
            "category accuracy   \(percent(evaluation.accuracy()))",
            "macro F1            \(percent(evaluation.macroF1))",
            "expert accuracy     \(percent(evaluation.expertAccuracy))",
            "calibration error   \(percent(evaluation.calibrationError))",
        ]
    }

    private var coverage: [String] {
        ["", "surest    category  expert   from confidence"]
            + evaluation.coverage.map {
                pad("\(Int($0.coverage * 100)) %", 10) + pad(percent($0.accuracy), 10)
                    + pad(percent($0.expertAccuracy), 9) + percent($0.threshold)
            }
    }

    private var confusion: [String] {
        let names = Category.known.prefix(5)
        var counts: [[Category]: Int] = [:]
        for cell in evaluation.confusion { counts[[cell.truth, cell.given]] = cell.count }
        let head = pad("was \\ said", 24) + names.map { pad(String($0.rawValue.prefix(10)), 12) }.joined()
        let rows = names.map { truth in
            pad(truth.rawValue, 24) + names.map { pad("\(counts[[truth, $0]] ?? 0)", 12) }.joined()
        }
        return ["", head] + rows
    }

    private var reliability: [String] {
        ["", "confidence  reports  mean     right"]
            + evaluation.reliability.map { bin in
                let range = "\(Int(bin.from * 100 + 0.5))…\(Int(bin.from * 100 + 10.5)) %"
                return pad(range, 12) + pad("\(bin.count)", 9) + pad(percent(bin.confidence), 9) + percent(bin.accuracy)
            }
    }

    private var systems: [String] {
        ["", "system            reports  category"]
            + evaluation.accuracyBySystem.map {
                pad($0.system, 18) + pad("\($0.count)", 9) + percent($0.accuracy)
            }
    }

    private var worst: [String] {
        guard misses > 0 else { return [] }
        return ["", "worst misses"]
            + evaluation.worstMisses(misses).map {
                "\(pad($0.id, 10)) said \($0.predicted.rawValue), was \($0.category.rawValue), "
                    + "\(percent($0.confidence)): \($0.title)"
            }
    }

    private func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

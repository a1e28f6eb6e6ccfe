package import Contracts

/// An evaluation for machines: the measures, the tables and every judgement.
package struct EvaluationReport: Codable, Sendable {
    /// A judgement, with the names of the taxonomy as they stand on the wire.
    package struct Row: Codable, Sendable {
        /// The report's id.
        package let id: String
        /// Number of the part that it was judged in, by a model trained on the others.
        package let part: Int
        /// What it is.
        package let category: Category
        /// What was said.
        package let predicted: Category
        /// 0…1.
        package let confidence: Double
        /// Who was named.
        package let expert: Expert
        /// Whether any that counts as right was named.
        package let expertIsRight: Bool
        /// 0…1.
        package let unfamiliarity: Double

        private enum CodingKeys: String, CodingKey {
            case id
            case part
            case category
            case predicted
            case confidence
            case expert
            case expertIsRight = "expert_is_right"
            case unfamiliarity
        }
    }

    /// `grouped`, `system` or `layout`.
    package let split: String
    /// Whether judged reports were stripped of what stood around the machine's words.
    package let bare: Bool
    /// The measures.
    package let measures: EvaluateResponse
    /// Accuracy of the surest shares.
    package let coverage: [Evaluation.CoveragePoint]
    /// Confidence against accuracy.
    package let reliability: [Evaluation.ReliabilityBin]
    /// Every judgement, surest first.
    package let judgements: [Row]

    /// The whole of `evaluation`.
    package init(_ evaluation: Evaluation) {
        split = evaluation.plan.split.rawValue
        bare = evaluation.plan.isBare
        measures = evaluation.response
        coverage = evaluation.coverage
        reliability = evaluation.reliability
        judgements = evaluation.judgements.map {
            Row(
                id: $0.id, part: $0.part, category: $0.category, predicted: $0.predicted, confidence: $0.confidence,
                expert: $0.expert, expertIsRight: $0.expertIsRight, unfamiliarity: $0.unfamiliarity)
        }
    }
}

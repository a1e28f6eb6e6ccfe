/// How the corpus is divided for an evaluation, and what of each judged report is shown to the engine.
package struct EvaluationPlan: Sendable, Hashable {
    /// What stays together on one side of every division.
    package enum Split: String, Sendable, CaseIterable {
        /// Near-duplicates and contrast sets; otherwise at random.
        case grouped
        /// All reports of a system, so that each is judged by a model that never saw its system.
        case system
        /// All reports of a layout, so that each is judged by a model that never saw its layout.
        case layout
    }

    /// What stays together.
    package var split: Split
    /// Parts for ``Split/grouped``, 2…20; the other splits have one part a system or layout.
    package var folds: Int
    /// Whether judged reports lose all but the machine's words, as in a public tracker; training keeps whole reports.
    package var isBare: Bool
    /// Seed of the division and of the training.
    package var seed: UInt64

    /// Made of its fields.
    package init(split: Split = .grouped, folds: Int = 5, isBare: Bool = false, seed: UInt64 = 1) {
        self.split = split
        self.folds = folds
        self.isBare = isBare
        self.seed = seed
    }

    /// By report: the number of its part.
    func parts(of reports: [LabelledReport]) -> [Int] {
        switch split {
        case .grouped: ReportGroups(reports).parts(folds, seed: seed)
        case .system: numbered(reports.map { $0.system ?? "other" })
        case .layout: numbered(reports.map { ReportLayout($0).rawValue })
        }
    }

    private func numbered(_ names: [String]) -> [Int] {
        let order = Dictionary(uniqueKeysWithValues: Set(names).sorted().enumerated().map { ($1, $0) })
        return names.map { order[$0] ?? 0 }
    }
}

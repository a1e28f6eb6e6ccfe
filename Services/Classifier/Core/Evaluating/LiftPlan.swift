package import Contracts

/// Which reports are put to Claude, and what may be known when they are judged.
package struct LiftPlan: Sendable, Hashable {
    /// Reports to ask about at most; they are drawn from every category by its share of the corpus.
    package var sample: Int
    /// Parts that the corpus is divided into; near-duplicates stay together.
    package var folds: Int
    /// Seed of the sample, of the division and of the training.
    package var seed: UInt64
    /// The repository whose policy counts.
    package var repository: RepositoryName

    /// Made of its fields.
    package init(sample: Int = 200, folds: Int = 5, seed: UInt64 = 1, repository: RepositoryName) {
        self.sample = sample
        self.folds = folds
        self.seed = seed
        self.repository = repository
    }

    /// A part of the corpus: what is judged, and everything that may be known meanwhile.
    package struct Part: Sendable {
        /// Its number.
        package let number: Int
        /// The reports of the sample that are in it, in a random order.
        package let asked: [LabelledReport]
        /// The reports of all other parts: for training, for the prompt's examples, and for its nearest cases.
        package let known: [LabelledReport]
    }

    /// The parts that have reports of the sample. The same corpus and seed give the same parts.
    package func parts(of reports: [LabelledReport]) -> [Part] {
        let places = ReportGroups(reports).parts(folds, seed: seed)
        let chosen = Set(drawn(from: reports))
        var generator = SeededGenerator(seed: seed &+ 1)
        return (0..<folds).compactMap { number in
            let asked = reports.indices.filter { places[$0] == number && chosen.contains($0) }
            guard !asked.isEmpty else { return nil }
            return Part(
                number: number, asked: asked.shuffled(using: &generator).map { reports[$0] },
                known: reports.indices.filter { places[$0] != number }.map { reports[$0] })
        }
    }

    /// Numbers of the reports of the sample, stratified by category; what is left over goes to the largest remainders.
    private func drawn(from reports: [LabelledReport]) -> [Int] {
        guard sample < reports.count else { return Array(reports.indices) }
        var generator = SeededGenerator(seed: seed)
        let strata = Dictionary(grouping: reports.indices) { reports[$0].category }
            .sorted { $0.key.rawValue < $1.key.rawValue }
        let shares = strata.map { Double($0.value.count * max(0, sample)) / Double(reports.count) }
        var sizes = shares.map { Int($0) }
        let order = shares.indices.sorted { one, other in
            (shares[other] - Double(sizes[other]), one) < (shares[one] - Double(sizes[one]), other)
        }
        for index in order.prefix(max(0, sample - sizes.reduce(0, +))) { sizes[index] += 1 }
        return zip(strata, sizes).flatMap { stratum, size in
            stratum.value.shuffled(using: &generator).prefix(size)
        }
    }
}

extension LabelledReport {
    /// The report as a failure that nobody has seen before, in an issue of the repository.
    package func failure(in repository: RepositoryName, at moment: Timestamp) -> FailureObserved {
        var number: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id.utf8 { number = (number ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(number, radix: 16)
        return FailureObserved(
            failureID: ULID(time: moment, random: UInt128(number)), repository: repository,
            issue: IssueReference(number: 1, url: "", author: "", labels: []), origin: .githubIssue, title: title,
            body: body, environment: .unknown, error: ErrorDigest(family: "unknown", lines: []),
            fingerprint: Fingerprint(rawValue: "v1:" + String(repeating: "0", count: 16 - digits.count) + digits),
            occurredAt: moment, observedAt: moment)
    }
}

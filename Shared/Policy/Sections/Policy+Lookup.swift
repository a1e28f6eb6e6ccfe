package import Contracts

extension Policy {
    /// What holds for a repository, defaults filled in. Names are compared without regard to upper and lower case, as
    /// GitHub does.
    ///
    /// A repository that the policy does not name is observed when the policy names none, and else left alone.
    package func repository(_ name: RepositoryName) -> RepositorySettings {
        let listed = repositories[name] ?? repositories.first { $0.key.isSame(as: name) }?.value
        return RepositorySettings(
            name: name, isObserved: listed != nil || repositories.isEmpty,
            isHub: hub?.isSame(as: name) ?? false, policy: listed ?? RepositoryPolicy())
    }

    /// The people behind an expert, nobody when the policy does not say.
    package func expert(_ expert: Expert) -> ExpertPolicy { experts[expert] ?? ExpertPolicy() }

    func checkRepositories(_ place: SectionPlace, _ log: inout ProblemLog) {
        var seen: [String: RepositoryName] = [:]
        for name in repositories.keys.sorted() {
            let folded = name.description.lowercased()
            if let other = seen[folded] {
                log.add(
                    .duplicateKey, at: place.position(of: "repositories"), path: "repositories.\(name)",
                    "'\(other)' is the same repository: GitHub ignores upper and lower case",
                    suggestion: "keep one of them")
            }
            seen[folded] = name
        }
    }

    func checkFallbacks(_ place: SectionPlace, _ log: inout ProblemLog) {
        for expert in experts.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            var visited: Set<Expert> = []
            var current = experts[expert]?.fallback
            while let next = current, next != expert, visited.insert(next).inserted {
                current = experts[next]?.fallback
            }
            guard current == expert else { continue }
            log.add(
                .contradiction, at: place.position(of: "experts"), path: "experts.\(expert.rawValue).fallback",
                "the fallbacks lead back to '\(expert.rawValue)'", suggestion: "let one of them have no fallback")
        }
    }
}

extension RepositoryName {
    fileprivate func isSame(as other: RepositoryName) -> Bool {
        description.lowercased() == other.description.lowercased()
    }
}

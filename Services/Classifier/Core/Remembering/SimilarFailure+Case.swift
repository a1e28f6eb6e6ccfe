package import Contracts

extension SimilarFailure {
    /// As verdicts tell of it; the similarity in hundredths.
    package var contract: SimilarCase {
        SimilarCase(
            fingerprint: failure.fingerprint, repository: failure.repository, issue: failure.issue,
            title: failure.title, category: failure.category, pattern: failure.pattern, lastSeen: failure.lastSeen,
            similarity: (similarity * 100).rounded() / 100)
    }
}

package import Contracts

extension ResolutionPattern {
    /// Whether an issue that ended so needed a person.
    package var isByPeople: Bool { self == .human || self == .prMerged }
}

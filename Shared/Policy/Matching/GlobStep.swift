/// One step of a compiled glob.
enum GlobStep: Hashable, Sendable {
    /// Takes a character that the test admits and goes to the next step.
    case one(GlobTest)
    case jump(Int)
    case fork([Int])
}

/// What one character must be.
enum GlobTest: Hashable, Sendable {
    case exactly(Unicode.Scalar)
    case any
    case anyButSlash
    case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .exactly(let wanted): wanted == scalar
        case .any: true
        case .anyButSlash: scalar != "/"
        case .set(let ranges, let isNegated): scalar != "/" && ranges.contains { $0.contains(scalar) } != isNegated
        }
    }
}

/// A remembered failure beside a new one.
package struct SimilarFailure: Hashable, Sendable {
    /// What is remembered.
    package var failure: RememberedFailure
    /// The share that the two have in common of what either has, rare words and nodes weighing most: 0…1.
    package var similarity: Double
}

/// Cross-validates the embedded model on its corpus.
package struct EvaluateRequest: Codable, Hashable, Sendable {
    /// 2…10; 5 when left out.
    package var folds: Int?

    /// Made of its fields; lists and optional fields may be left out.
    package init(folds: Int? = nil) {
        self.folds = folds
    }
}

/// A token, password or key that prints, dumps and interpolates as `[redacted]`.
///
/// The value is reached only by `reveal()`, so that every place where a secret leaves the program can be found by name.
package struct Secret: Sendable, CustomStringConvertible, CustomReflectable, CustomDebugStringConvertible {
    private let value: String

    /// Wraps a value so that only ``reveal()`` tells it.
    package init(_ value: String) {
        self.value = value
    }

    /// The secret itself: for the header or the connection that needs it, never for a log, an error or a description.
    package func reveal() -> String { value }

    /// Whether there is nothing in it. An empty secret verifies nothing.
    package var isEmpty: Bool { value.isEmpty }

    /// Whether the candidate is this secret. The time taken tells nothing about where they differ; an empty secret
    /// matches nothing.
    package func matches(_ candidate: String) -> Bool {
        !isEmpty && ConstantTime.equal(Array(value.utf8), Array(candidate.utf8))
    }

    /// `[redacted]`.
    package var description: String { "[redacted]" }

    /// `[redacted]`.
    package var debugDescription: String { description }

    /// Shows a dump nothing.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

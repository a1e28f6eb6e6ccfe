/// A key as the documentation shows it.
struct KeyDescription: Hashable, Sendable {
    /// Dotted from the top of the file, `experts.<expert>.hours`.
    let path: String
    let type: String
    /// `nil` when there is no default.
    let defaultValue: String?
    let isRequired: Bool
    let isSection: Bool
    let meaning: String

    /// The key as seen from a section above.
    func below(_ parent: String) -> KeyDescription {
        KeyDescription(
            path: path.hasPrefix("[") ? parent + path : "\(parent).\(path)", type: type, defaultValue: defaultValue,
            isRequired: isRequired, isSection: isSection, meaning: meaning)
    }
}

/// A text made ready for searching without regard to upper and lower case: folded once, searched by many rules.
package struct FoldedText: Hashable, Sendable {
    let bytes: [UInt8]

    /// The text in Unicode's lower case, the same in every locale.
    package init(_ text: String) { bytes = Array(text.lowercased().utf8) }
}

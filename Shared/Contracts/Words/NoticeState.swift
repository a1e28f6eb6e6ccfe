/// Where what people are told about stands.
package struct NoticeState: OpenEnum {
    /// The word as it stands on the wire.
    package let rawValue: String

    /// Takes any word, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Nobody has said that it is seen to.
    package static let open = NoticeState(rawValue: "open")
    /// More has joined it, and nobody has said that it is seen to.
    package static let growing = NoticeState(rawValue: "growing")
    /// Somebody sees to it.
    package static let acknowledged = NoticeState(rawValue: "acknowledged")
    /// A part of it is over.
    package static let recovering = NoticeState(rawValue: "recovering")
    /// It is over.
    package static let resolved = NoticeState(rawValue: "resolved")

    /// The words of this version, in their documented order.
    package static let known: [NoticeState] = [.open, .growing, .acknowledged, .recovering, .resolved]
}

package import Contracts

/// An entry that can't be handled, whole, with why.
package enum DeadLetter {
    /// The step that moves the delivery to `<stream>:dead`.
    ///
    /// The entry's own fields stay as they were; `error`, `service`, `deliveries` and `dead_at` are added.
    package static func step(for delivery: Delivery, error: String, at now: Timestamp) -> Step {
        let added: [(name: String, value: [UInt8])] = [
            ("error", Array(error.utf8)), ("service", Array(delivery.group.utf8)),
            ("deliveries", Array(String(delivery.deliveries).utf8)), ("dead_at", Array(now.rfc3339.utf8)),
            ("position", Array(delivery.position.utf8)),
        ]
        return Step(
            fence: .delivery(delivery), mutations: [.appendFields(delivery.stream.dead, delivery.fields + added)])
    }

    /// The names of the fields that ``step(for:error:at:)`` adds.
    package static let addedFields: Set<String> = ["error", "service", "deliveries", "dead_at", "position"]
}

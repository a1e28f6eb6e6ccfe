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

    /// The field that names the one group a retried entry is for; the others handled it the first time.
    package static let retryFor = "retryfor"

    /// The entry as it goes back to its stream: as it was, for the group alone that set it aside.
    package static func retried(_ fields: [(name: String, value: [UInt8])]) -> [(name: String, value: [UInt8])] {
        let service = fields.first { $0.name == "service" }.map { [(name: retryFor, value: $0.value)] } ?? []
        return fields.filter { !addedFields.contains($0.name) && $0.name != retryFor } + service
    }

    /// Whether the entry was put back for another group than the one that reads it.
    static func isForOthers(_ delivery: Delivery) -> Bool {
        delivery.fields.contains { $0.name == retryFor && $0.value != Array(delivery.group.utf8) }
    }

    /// The names of the fields that ``step(for:error:at:)`` adds.
    package static let addedFields: Set<String> = ["error", "service", "deliveries", "dead_at", "position"]
}

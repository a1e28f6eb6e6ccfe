package import Contracts

/// An entry as a consumer group handed it to one consumer.
package struct Delivery: Sendable {
    /// The stream it stands in.
    package let stream: StreamName
    /// The consumer group.
    package let group: String
    /// The consumer that it is pending for.
    package let consumer: String
    /// Its position in the stream, e.g. `1700000000000-0`.
    package let position: String
    /// Its fields as they were appended.
    package let fields: [(name: String, value: [UInt8])]
    /// How often it was handed out, this time included.
    package let deliveries: Int

    /// Made of its parts.
    package init(
        stream: StreamName, group: String, consumer: String, position: String,
        fields: [(name: String, value: [UInt8])], deliveries: Int
    ) {
        self.stream = stream
        self.group = group
        self.consumer = consumer
        self.position = position
        self.fields = fields
        self.deliveries = deliveries
    }

    /// What the entry is ordered by; empty when it has no subject.
    package var subject: String {
        fields.first { $0.name == "subject" }.map { String(decoding: $0.value, as: UTF8.self) } ?? ""
    }
}

import Contracts
import Streams

/// Reads whole streams, a page at a time.
struct StreamScan: Sendable {
    let inspector: StreamInspector

    /// Visits the entries of one stream after the other, each from its beginning; what is no envelope is passed over.
    func visit(_ streams: [StreamName], _ visit: (Envelope) -> Void) async throws {
        for stream in streams {
            var position: String?
            while true {
                let entries = try await inspector.entries(EntryQuery(stream, after: position, limit: 500))
                for entry in entries {
                    if let envelope = try? Envelope(fields: entry.fields) { visit(envelope) }
                }
                guard entries.count == 500, let last = entries.last else { break }
                position = last.position
            }
        }
    }
}

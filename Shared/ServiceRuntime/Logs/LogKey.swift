package import Logging

/// The keys of log metadata, so that one thing has one name in every service.
package enum LogKey: String, CaseIterable, Sendable {
    case attempt
    case category
    case check
    case command
    case consumer
    case count
    case deadline
    case delivery
    case deliveries
    case detail
    case durationMilliseconds = "duration_ms"
    case effect
    case effectID = "effect_id"
    case engine
    case entry
    case entryType = "entry_type"
    case error
    case errorCode = "error_code"
    case escalationID = "escalation_id"
    case event
    case failureID = "failure_id"
    case fingerprint
    case group
    case host
    case incidentID = "incident_id"
    case issue
    case method
    case mode
    case outcome
    case path
    case pending
    case port
    case reason
    case remaining
    case repository
    case requestID = "request_id"
    case retryAfterMilliseconds = "retry_after_ms"
    case route
    case rule
    case runID = "run_id"
    case script
    case signal
    case status
    case stream
    case subject
    case timer
    case traceID = "trace_id"
    case url
    case version
    case worker
    case workspace
}

extension Logger {
    /// The value under one of the project's keys.
    package subscript(_ key: LogKey) -> Logger.MetadataValue? {
        get { self[metadataKey: key.rawValue] }
        set { self[metadataKey: key.rawValue] = newValue }
    }
}

extension Logger.Metadata {
    /// Metadata under the project's keys: `[.stream: "runs", .count: 3]`, each value as its description.
    package static func keyed(
        _ values: KeyValuePairs<LogKey, any CustomStringConvertible & Sendable>
    ) -> Logger.Metadata {
        var metadata = Logger.Metadata(minimumCapacity: values.count)
        for (key, value) in values { metadata[key.rawValue] = .stringConvertible(value) }
        return metadata
    }
}

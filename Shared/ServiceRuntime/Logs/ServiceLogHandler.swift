package import Logging

/// Writes log lines as JSON or as text; whatever the values hold, an event is exactly one line.
package struct ServiceLogHandler: LogHandler {
    /// The least severe level that is written.
    package var logLevel: Logger.Level
    /// Keys that go with every line.
    package var metadata: Logger.Metadata = [:]
    /// Adds keys from where the line is written, e.g. the trace.
    package var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let origin: LogOrigin
    private let style: Style
    private let sink: LogSink

    private enum Style { case json, text(coloured: Bool) }

    /// A handler for the logger `label`.
    package init(
        label: String, origin: LogOrigin, format: LogFormat, level: Logger.Level, coloured: Bool = false,
        sink: LogSink = .standardError
    ) {
        self.label = label
        self.origin = origin
        self.sink = sink
        logLevel = level
        style = format == .json ? .json : .text(coloured: coloured)
    }

    /// One of the keys that go with every line.
    package subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes the line at once.
    package func log(event: LogEvent) {
        var fields = metadata
        if let provided = metadataProvider?.get() { fields.merge(provided) { $1 } }
        if let own = event.metadata { fields.merge(own) { $1 } }
        if let error = event.error { fields[LogKey.error.rawValue] = .string("\(error)") }
        let line = LogLine(
            time: origin.now(), level: event.level, message: event.message.description, label: label, origin: origin,
            fields: fields)
        switch style {
        case .json: sink.write(line.json())
        case .text(let coloured): sink.write(line.text(coloured: coloured))
        }
    }
}

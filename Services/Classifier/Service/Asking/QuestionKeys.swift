import Contracts
import Streams

/// The names of what the classifier keeps of its questions to Claude.
enum QuestionKeys {
    /// Questions by the millisecond of real time from which they may be taken.
    static let queue = IndexName("questions:classifier")
    /// Fingerprints of late, by the millisecond when each was seen first.
    static let storm = IndexName("storm:classifier")

    /// A question.
    static func question(_ id: String) -> RecordKey { RecordKey("classifier:question:\(id)") }
    /// A question that got no answer and is put again later.
    static func again(_ id: String) -> RecordKey { RecordKey("classifier:again:\(id)") }
    /// What a day has cost.
    static func spend(_ day: String) -> RecordKey { RecordKey("classifier:spend:\(day)") }
    /// What Claude said of a storm's cluster.
    static func cluster(_ name: String) -> RecordKey { RecordKey("classifier:cluster:\(name)") }

    /// The UTC day of a moment, `2026-11-28`.
    static func day(_ moment: Timestamp) -> String { String(moment.rfc3339.prefix(10)) }
}

import Contracts
import Streams

/// The names of what the classifier remembers.
enum ClassifierKeys {
    /// How long a fingerprint is remembered after it was seen last.
    static let memorySpan = Duration.seconds(180 * 86_400)

    /// What is known of a fingerprint.
    static func memory(_ fingerprint: Fingerprint) -> RecordKey { RecordKey("classifier:memory:\(fingerprint)") }

    /// Which fingerprint an issue is about.
    static func subject(_ subject: Subject) -> RecordKey { RecordKey("classifier:subject:\(subject)") }

    /// Which fingerprint a failure has.
    static func failure(_ id: ULID) -> RecordKey { RecordKey("classifier:failure:\(id)") }
}

/// The list of fingerprints of which people have spoken, from which the model learns.
enum Feedback {
    /// Fingerprints by the millisecond when somebody spoke last.
    static let index = IndexName("feedback:classifier")

    static func list(_ fingerprint: Fingerprint, at moment: Timestamp, _ draft: inout StepDraft) {
        draft.add(.enlist(index, member: fingerprint.description, score: moment.milliseconds))
    }

    static func strike(_ fingerprint: Fingerprint, _ draft: inout StepDraft) {
        draft.add(.strike(index, member: fingerprint.description))
    }
}

/// Points at the memory of a fingerprint.
struct FingerprintPointer: Codable, Hashable, Sendable {
    var fingerprint: Fingerprint
}

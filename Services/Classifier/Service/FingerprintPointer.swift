import Contracts
import ServiceHTTP
import Streams

/// Points at the memory of a fingerprint.
struct FingerprintPointer: Codable, Hashable, Sendable {
    var fingerprint: Fingerprint

    /// The fingerprint that is asked for by itself, by an issue or by a failure.
    ///
    /// - Throws: ``ConnectError`` (`invalid_argument`, `not_found`).
    static func find(
        _ fingerprint: Fingerprint?, _ subject: Subject?, _ failure: ULID?, _ draft: inout StepDraft
    ) async throws -> Fingerprint {
        if let fingerprint { return fingerprint }
        let key: RecordKey
        if let subject {
            key = ClassifierKeys.subject(subject)
        } else if let failure {
            key = ClassifierKeys.failure(failure)
        } else {
            throw ConnectError(.invalidArgument, "set fingerprint, subject or failure_id")
        }
        guard let pointer = try await draft.read(FingerprintPointer.self, key) else {
            throw ConnectError(.notFound, "nothing was judged under it")
        }
        return pointer.fingerprint
    }
}

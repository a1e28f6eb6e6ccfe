import Contracts
import IngestorCore

/// What came of reading more about a run.
enum ReadOutcome: Sendable {
    /// It can be told. `handedOver` is the later try that is told in its stead.
    case told([Observation], handedOver: RunWork?, avoided: Bool)
    /// Something is not there yet, or a later try is under way: look again.
    case later(Duration)
    /// The other side did not answer as it should.
    case failed(Duration, why: String)
}

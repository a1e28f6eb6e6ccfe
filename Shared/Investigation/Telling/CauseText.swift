package import Contracts

/// What is said of each cause.
package enum CauseText {
    /// A noun phrase.
    package static func name(_ cause: FailureCause) -> String {
        switch cause {
        case .codeChange: "the team's code or configuration"
        case .upstreamSchema: "a changed schema upstream"
        case .upstreamData: "bad data from upstream"
        case .lateSource: "a source that is late"
        case .access: "a credential, grant or certificate"
        case .platform: "the warehouse, the network or a service"
        case .transientLoad: "load or locks that pass"
        case .flakyRunner: "the runner"
        case .monitorNoise: "nothing but the alarm"
        default: cause.rawValue.replacing("_", with: " ")
        }
    }

    /// What to do next when it is the cause, the first thing first.
    package static func next(_ cause: FailureCause) -> [String] {
        switch cause {
        case .codeChange:
            [
                "Read the newest commit on the failing path; revert or mend it in a pull request that names this issue.",
                "Run the failing node alone on that commit and on the one before.",
            ]
        case .upstreamSchema:
            [
                "Compare the columns of what the failing node reads with those that its code names.",
                "Ask the owner of the source what was changed and when; then follow it in the code, or have it taken back.",
            ]
        case .upstreamData:
            [
                "Query the rows that break the expectation, and find since which load they are there.",
                "Have the source put them right, or decide with its owner that the expectation is too strict.",
            ]
        case .lateSource:
            [
                "Look at when the source was loaded last, and at the loader's own runs.",
                "Run the failing node again once the load is in; if this recurs, move the schedule behind the load.",
            ]
        case .access:
            [
                "Log in with the very credential of the job, and read what is granted to its role.",
                "Renew or grant what is missing, then run the failing node again.",
            ]
        case .platform:
            [
                "Look at the provider's status page and at the warehouse's own history for that minute.",
                "Have whoever runs it mend it; run again what failed once it answers.",
            ]
        case .transientLoad:
            [
                "Run the failing node again by itself.",
                "If it passes, look at what else ran in that minute; if this recurs, move one of the two or raise the timeout.",
            ]
        case .flakyRunner:
            [
                "Run the job again on another runner, and look at the runner's own log for that minute.",
                "If one runner fails more often than the others, take it out.",
            ]
        case .monitorNoise:
            [
                "Check that a later run of the same job is green.",
                "Then close this, and make the monitor quieter by a rule, so that the next one is not reported.",
            ]
        default: []
        }
    }
}

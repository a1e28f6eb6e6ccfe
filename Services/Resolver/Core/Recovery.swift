import Contracts

/// What it takes to end an issue of a category by proof.
///
/// | category | what proves that it is over |
/// |---|---|
/// | transient | what failed executed and passed in so many later runs, and then stayed quiet |
/// | code fix | a linked pull request was merged, and what failed executed and passed in a run that began after that |
/// | data quality | the very test executed and passed on later data, so many times |
/// | infrastructure | what failed passed, and others that ran on the same platform beside it did too |
///
/// Source: DESIGN §10.2, "closed with proof, or not at all".
struct Recovery: Hashable {
    /// Later runs in which all that failed must have executed and passed.
    var greenRuns: Int
    /// The least time since the last failure.
    var quiet: Duration
    /// How the issue ends by it.
    var pattern: ResolutionPattern
    /// Whether only runs count that began after a linked change was merged.
    var needsFix = false
    /// Other nodes of a run that must have passed for it to count, as far as it executed others.
    var others = 0

    /// `nil` for what no run proves: a false alarm, and a category that this version does not know.
    init?(_ life: IssueLife, _ rules: LifeRules) {
        greenRuns = max(1, life.monitoring.greenRuns)
        quiet = .seconds(life.monitoring.quietSeconds)
        switch life.category {
        case .transientFailure:
            greenRuns = max(greenRuns, rules.greenRuns)
            quiet = max(quiet, rules.quiet)
            pattern = .autoResolved
        case .codeFixRequired:
            pattern = .prMerged
            needsFix = true
        case .dataQualityIssue: pattern = .dataFixed
        case .infrastructureIssue:
            pattern = .infraResolved
            others = 2
        default: return nil
        }
    }

    /// Why a green run proves nothing of this issue; `nil` when it counts.
    func objection(to run: RunFinished, life: IssueLife) -> String? {
        if needsFix {
            guard let fix = life.fix else { return "it passed without a linked change" }
            guard let began = run.run?.startedAt ?? Optional(run.finishedAt), began > fix.at else {
                return "it passed in a run that began before \(fix.runID ?? "the change") was merged"
            }
        }
        guard others > 0 else { return nil }
        let executed = run.nodes.filter { node in
            node.executed && !life.watched.contains { NodeIdentity.matches(run: node.uniqueID, failed: $0) }
        }
        let passed = executed.count { ["success", "pass"].contains($0.status) }
        return passed >= min(others, executed.count) ? nil : "it passed, but others beside it did not"
    }
}

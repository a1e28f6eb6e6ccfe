import Contracts
import FailureText

/// Writes failures as the repositories' monitors and people do, and reads them as Switchyard does.
struct FailureWriter {
    private let seed: UInt64
    private let origin: Timestamp
    private var count = 0

    init(seed: UInt64, origin: Timestamp) {
        self.seed = seed
        self.origin = origin
    }

    mutating func write(
        _ cause: SimulatedCause, _ repository: SimulatedRepository, at moment: Timestamp, _ dice: inout Dice
    ) -> SimulatedFailure {
        count += 1
        // What an upstream change breaks are the same few models at every run.
        let place = cause.id &* 7 &+ (dice.happens(0.7) ? 0 : dice.below(3))
        let model = repository.models[place % repository.models.count]
        let wording = Wording(cause: cause, repository: repository)
        let line = wording.line(model, &dice)
        let report = self.report(line, model, wording, &dice)
        let text = ErrorExtraction(title: report.title, body: report.body)
        let delay = dice.happens(0.06) ? dice.between(1, 9) * 60 : dice.between(0.5, 12)
        let arrives = moment + .milliseconds(Int64(delay * 60_000))
        let id = ULID(time: moment, random: UInt128(seed) << 64 | UInt128(count))
        let fingerprint = Contracts.Fingerprint(rawValue: text.fingerprint)
        let failure = FailureClassified(
            failureID: id, subject: Subject(repository.name, number: count), repository: repository.name,
            issue: IssueReference(number: count), fingerprint: fingerprint,
            environment: dice.happens(0.85) ? .production : .unknown,
            job: repository.tellsJob ? JobReference(name: "\(repository.name.name) every \(repository.cadence)h") : nil,
            run: RunReference(id: "\(moment.milliseconds / 60_000)"),
            nodes: nodes(text, model, cause, repository, &dice), verdict: verdict(line, text, &dice),
            title: report.title, origin: repository.style == .prose ? .githubIssue : .api,
            error: ErrorDigest(family: text.family, code: text.code, lines: text.lines), occurredAt: moment,
            observedAt: arrives)
        return SimulatedFailure(
            classified: failure, report: report, cause: cause.id, kind: cause.kind, isShared: cause.strikes.count > 1,
            arrivesAt: arrives)
    }

    private func report(
        _ line: String, _ model: String, _ wording: Wording, _ dice: inout Dice
    ) -> (title: String, body: String) {
        let name = wording.repository.name.name
        let run = 10_000 + dice.below(80_000)
        switch wording.repository.style {
        case .dbtLog:
            let minute = 10 + dice.below(49)
            return (
                dice.pick([
                    "dbt build failed: \(model)", "[\(name)] run \(run) failed", "Database Error in model \(model)",
                ]),
                "environment: production\n```\n04:\(minute):12  1 of 31 ERROR creating sql table model analytics.\(model) [ERROR in 12.\(run % 90)s]\n04:\(minute):14  Database Error in model \(model) (models/\(model).sql)\n  \(line)\n  compiled code at target/run/\(name)/models/\(model).sql\n04:\(minute):15  Done. PASS=\(dice.below(90)) WARN=0 ERROR=1 SKIP=\(dice.below(20))\n```"
            )
        case .monitor:
            return (
                "\(name): job run \(run) ended with an error",
                "job: \(name) nightly   run: \(run)   attempt: 1/3\nstep: dbt build\n\(line)\nhistory: ok until yesterday"
            )
        case .terse: return (String(line.prefix(90)), line)
        case .prose:
            let opening = dice.pick([
                "Since this morning our \(model.replacing("_", with: " ")) is red, anybody else?",
                "The dashboard of \(name) shows old numbers, I looked at the job and it says:",
                "Second time this week. Log below, I did not change anything.",
                "Could somebody look? Finance is asking.",
            ])
            // People quote the half that they think matters.
            let quoted = dice.happens(0.3) ? String(line.prefix(line.count * 2 / 3)) : line
            return (
                dice.pick(["\(model) broken again", "\(name) job failing", "refresh failed"]), "\(opening)\n\n\(quoted)"
            )
        case .table:
            return (
                "\(name) \(model) FAILED",
                "| field | value |\n|---|---|\n| run | \(run) |\n| message | `\(line)` |\n| tool | \(wording.repository.bi) |"
            )
        case .traceback:
            return (
                "\(name): task \(model) raised",
                "Traceback (most recent call last):\n  File \"/opt/airflow/dags/\(name).py\", line \(dice.below(300)), in run\n    hook.run(sql)\n\(line.contains("Error") ? "" : "sqlalchemy.exc.DatabaseError: ")\(line)"
            )
        }
    }

    private func nodes(
        _ text: ErrorExtraction, _ model: String, _ cause: SimulatedCause, _ repository: SimulatedRepository,
        _ dice: inout Dice
    ) -> [FailedNode] {
        guard cause.kind != .brokenRunner else {
            return dice.happens(0.6)
                ? [FailedNode(uniqueID: "workflow:build", resourceType: "workflow", status: "error")] : []
        }
        guard repository.tellsNodes else {
            return text.nodes.map { FailedNode(uniqueID: $0.identity, resourceType: $0.resourceType, path: $0.path) }
        }
        let project = repository.name.name
        var ancestors: [String] = []
        if repository.tellsLineage {
            func source(_ index: Int) -> String {
                let entry = Vocabulary.sources[index]
                return "source.\(project).\(repository.renames ? "raw_" : "")\(entry.schema).\(entry.table)"
            }
            // What an upstream cause breaks stands on it; what else fails stands on whatever it reads.
            if cause.kind == .schemaChange || cause.kind == .lateSource {
                ancestors.append(
                    cause.isLocal
                        ? "source.\(project).\(project)_app.\(Vocabulary.sources[cause.source].table)"
                        : source(cause.source))
            }
            for _ in 0..<dice.below(3) { ancestors.append(source(dice.pick(repository.sources, else: 0))) }
        }
        return [
            FailedNode(
                uniqueID: "model.\(project).\(model)", resourceType: "model", status: "error",
                message: text.lines.first,
                path: "models/\(model).sql", descendants: dice.below(20),
                exposures: dice.happens(0.3) ? ["\(model) board"] : nil,
                ancestors: ancestors.isEmpty ? nil : Array(Set(ancestors)).sorted())
        ]
    }

    /// As the classifier decides, from what the text says: not always right, and one cause gets several error types.
    private func verdict(_ line: String, _ text: ErrorExtraction, _ dice: inout Dice) -> Verdict {
        var judged =
            FailureWriter.table.first { row in row.phrases.contains { line.contains($0) } }
            .map { ($0.category, $0.type) } ?? (Category.transientFailure, ErrorType.unknown)
        if dice.happens(0.14) {
            let other = FailureWriter.table[dice.below(FailureWriter.table.count)]
            judged = dice.happens(0.5) ? (judged.0, .unknown) : (other.category, other.type)
        }
        return Verdict(
            category: judged.0, errorType: judged.1, priority: .high, confidence: 0.8, expert: .dbtExpert,
            complexityScore: 4, affectedSystems: text.systems, monitoring: Monitoring(greenRuns: 3, quietSeconds: 0),
            summary: "", engine: .model, modelVersion: "simulated")
    }

    private static let table: [(phrases: [String], category: Category, type: ErrorType)] = [
        (["freshness", "last loaded"], .dataQualityIssue, .sourceFreshness),
        (["Failure in test"], .dataQualityIssue, .testFailureBlocking),
        (["Row count"], .dataQualityIssue, .dataAnomaly),
        (["lost communication", "shutdown signal", "not acquired"], .infrastructureIssue, .runnerLost),
        (["No space", "quota", "MemoryError", "slots"], .infrastructureIssue, .resourceExhausted),
        (["password", "JWT", "token", "authentication", "permitted"], .infrastructureIssue, .credentialExpired),
        (["privileges"], .infrastructureIssue, .permissionDenied),
        (
            ["identifier", "Unrecognized", "UNRESOLVED", "does not exist", "not found inside"], .codeFixRequired,
            .schemaMismatch
        ),
        (["macro", "undefined"], .codeFixRequired, .compilationFailure),
        (["package", "dependencies"], .codeFixRequired, .dependencyConflict),
        (["timeout", "timed out"], .transientFailure, .warehouseTimeout),
        (["503", "refused", "terminated", "recovery", "500"], .transientFailure, .warehouseUnavailable),
        (["429", "rate"], .transientFailure, .rateLimited), (["lock"], .transientFailure, .lockContention),
        (["sync_state"], .dataQualityIssue, .ingestionFailure),
        (["duplicate", "invalid input"], .dataQualityIssue, .dataTypeMismatch),
    ]
}

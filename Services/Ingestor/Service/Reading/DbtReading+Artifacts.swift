import Contracts
import DbtArtifacts
import DbtCloud
import IngestorCore
import JSONScan
import Logging
import Platform
import ServiceRuntime
import Streams

extension DbtReading {
    /// Reads results, freshness, log and manifest of a run; whether there was any artifact.
    func readArtifacts(
        of run: DbtCloudRun, into findings: inout DbtFindings, until: Timestamp
    ) async throws(DbtCloudError) -> Bool {
        var isThere = false
        let failed = run.steps.first { $0.status == 20 }
        for step in steps(of: run) {
            guard Timestamp.system() < until - .seconds(60) else { break }
            if let results = try await results(of: run, step: step?.index) {
                isThere = true
                findings.invocation.results += results
            }
            let isFreshness = step?.name.contains("freshness") ?? true
            if isFreshness, let sources = try await freshness(of: run, step: step?.index) {
                isThere = true
                findings.invocation.results += sources
            }
        }
        if isThere, findings.finished.status == .success { try await readRemoved(of: run, &findings, until) }
        guard findings.finished.status == .failed else { return isThere }
        if !findings.invocation.results.contains(where: \.hasFailed), let failed {
            let text = failed.debugLogs.isEmpty ? failed.logs : failed.debugLogs
            if !text.isEmpty { findings.invocation.log = DbtLog(reading: text) }
        }
        if isThere || findings.invocation.log?.fatal != nil { try await readManifest(of: run, &findings, until) }
        return isThere
    }

    /// The commands whose artifacts are read; one that is none stands for the last command, when steps are not told.
    private func steps(of run: DbtCloudRun) -> [DbtCloudRun.Step?] {
        let known = run.steps.filter { $0.invokesDbt && ($0.status == 10 || $0.status == 20) }
        return run.steps.isEmpty ? [nil] : Array(known.suffix(DbtReading.mostSteps))
    }

    private func results(of run: DbtCloudRun, step: Int?) async throws(DbtCloudError) -> [DbtNodeResult]? {
        guard let bytes = try await artifact("run_results.json", run, step, DbtReading.resultsLimit) else { return nil }
        guard let results = try? RunResults(parsing: bytes),
            isOfRun(run, results.cloudRunID, results.generatedAt)
        else { return nil }
        return results.nodes
    }

    private func freshness(of run: DbtCloudRun, step: Int?) async throws(DbtCloudError) -> [DbtNodeResult]? {
        guard let bytes = try await artifact("sources.json", run, step, DbtReading.resultsLimit) else { return nil }
        guard let sources = try? SourceFreshness(parsing: bytes), isOfRun(run, sources.cloudRunID, sources.generatedAt)
        else { return nil }
        return sources.nodes
    }

    private func readManifest(
        of run: DbtCloudRun, _ findings: inout DbtFindings, _ until: Timestamp
    ) async throws(DbtCloudError) {
        let wanted = findings.invocation.wanted
        guard !wanted.isEmpty, manifestLimit > 0, Timestamp.system() < until - .seconds(60),
            let bytes = try await artifact("manifest.json", run, nil, manifestLimit)
        else { return }
        do throws(JSONError) {
            findings.invocation.manifest = try DbtManifest(parsing: bytes, wanted: wanted)
        } catch {
            platform.context.logger.warning(
                "a manifest can't be read", metadata: ["run": "\(run.id)", "error": "\(error)"])
        }
    }

    /// Which nodes that had failed the project has no more. A manifest is large, so it is looked at only when some are missing, and
    /// not more often than every ``DbtReading/manifestPause``.
    private func readRemoved(
        of run: DbtCloudRun, _ findings: inout DbtFindings, _ until: Timestamp
    ) async throws(DbtCloudError) {
        let listed = Set(findings.invocation.results.map(\.uniqueID))
        let finished = findings.finished
        guard manifestLimit > 0, Timestamp.system() < until - .seconds(60),
            let missing = try? await FailedNodes(platform: platform).missing(in: finished, listed), !missing.isEmpty,
            await mayReadManifest(finished), let bytes = try await artifact("manifest.json", run, nil, manifestLimit),
            let manifest = try? DbtManifest(parsing: bytes, wanted: missing)
        else { return }
        findings.removed = missing.filter(manifest.lacks).sorted()
    }

    /// Takes the turn: whoever comes next within the pause waits for another run.
    private func mayReadManifest(_ run: RunFinished) async -> Bool {
        var draft = StepDraft(fence: .open, store: platform.store, writer: platform.writer)
        let key = IngestorKeys.manifestRead(run)
        draft.requireAbsent(key)
        draft.add(.put(key, [], timeToLive: platform.realTime(DbtReading.manifestPause)))
        return (try? await platform.store.commit([draft.step])) == [.committed]
    }

    /// An artifact that is too large, or that the token may not see, is told and done without.
    private func artifact(
        _ name: String, _ run: DbtCloudRun, _ step: Int?, _ limit: Int
    ) async throws(DbtCloudError) -> [UInt8]? {
        do throws(DbtCloudError) {
            return try await client.artifact(name, of: run.id, step: step, limit: limit)
        } catch  where [.tooLarge, .forbidden, .invalidRequest].contains(error.code) {
            platform.context.logger.warning(
                "an artifact is done without", metadata: ["run": "\(run.id)", "error": "\(error)"])
            return nil
        }
    }

    /// Whether an artifact was written by this run: a command that wrote none may answer with what another has left.
    private func isOfRun(_ run: DbtCloudRun, _ written: String?, _ generatedAt: String?) -> Bool {
        if let written, written != String(run.id) { return foreign(run) }
        if let generatedAt, let at = Timestamp(rfc3339: generatedAt), let began = run.startedAt ?? run.createdAt,
            at < began - .seconds(60)
        {
            return foreign(run)
        }
        return true
    }

    private func foreign(_ run: DbtCloudRun) -> Bool {
        platform.context.logger.warning("an artifact is of another run", metadata: ["run": "\(run.id)"])
        return false
    }
}

import Contracts
import CoreMetrics
import IngestorCore
import Logging
import Platform
import ServiceLifecycle
import ServiceRuntime
import Streams

/// Takes runs from the queue, reads more about them outside any step, and tells each in one.
///
/// Any number of replicas may run: a run is leased while it is read, and the step that tells it holds only for the lease. So a
/// crash reads again, and each run is told once.
struct RunReader: ServiceLifecycle.Service {
    /// How many runs are read at the same time.
    static let slots = 2

    let platform: Platform
    let desk: WorkDesk
    let intake: Intake
    let dbt: DbtReading?
    let gitHub: GitHubReading?
    let interval: Duration

    init(
        platform: Platform, desk: WorkDesk, intake: Intake, dbt: DbtReading?, gitHub: GitHubReading?,
        interval: Duration = .milliseconds(200)
    ) {
        self.platform = platform
        self.desk = desk
        self.intake = intake
        self.dbt = dbt
        self.gitHub = gitHub
        self.interval = interval
    }

    /// Runs until graceful shutdown; a run that is being read then is left to another replica, or to the next start.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if try await readDue() == 0 { try await Task.sleep(for: interval) }
                } catch is CancellationError {
                    return
                } catch {
                    platform.context.logger.warning("reading runs failed", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: interval * 5)
                }
            }
        }
    }

    /// Reads the runs that are due, a few at a time; how many there were.
    func readDue() async throws -> Int {
        let now = Timestamp.system()
        var taken: [WorkDesk.Taken] = []
        for member in try await desk.due(at: now, limit: RunReader.slots) {
            if let one = try await desk.lease(member, at: now) { taken.append(one) }
        }
        await withDiscardingTaskGroup { group in
            for one in taken { group.addTask { await work(on: one) } }
        }
        return taken.count
    }

    private func work(on taken: WorkDesk.Taken) async {
        do {
            let outcome = await read(taken)
            // Cut short by the shutdown: nothing was found out.
            if Task.isCancelled { return }
            switch outcome {
            case .told(let observations, let next, let avoided):
                if try await desk.end(taken, observations, handedOver: next, intake: intake) {
                    count(taken.work, avoided ? "recovered" : next == nil ? "told" : "replaced")
                }
            case .later(let wait): try await desk.putOff(taken, by: wait, isInVain: false)
            case .failed(let wait, let why):
                count(taken.work, "failed")
                platform.context.logger.warning(
                    "a run could not be read yet",
                    metadata: ["source": "\(taken.work.source.rawValue)", "error": "\(why)"])
                try await desk.putOff(taken, by: wait, isInVain: true)
            }
        } catch {
            platform.context.logger.warning("a run was not told yet", metadata: ["error": "\(error)"])
        }
    }

    private func read(_ taken: WorkDesk.Taken) async -> ReadOutcome {
        switch taken.work.source {
        case .dbtCloud:
            if let dbt { return await dbt.read(taken.work, until: taken.until) }
            let ids = platform.context.ids
            return .told(
                DbtFindings(taken.work.finished).observations(now: platform.now(), makeID: { ids.next() }),
                handedOver: nil, avoided: false)
        case .gitHub:
            if let gitHub { return await gitHub.read(taken.work) }
            return .told(taken.work.failure.map { [.failure($0, once: nil)] } ?? [], handedOver: nil, avoided: false)
        }
    }

    private func count(_ work: RunWork, _ outcome: String) {
        MetricName.runsRead.counter(
            [("source", work.source.rawValue), ("outcome", outcome)], in: platform.context.metrics
        ).increment()
    }
}

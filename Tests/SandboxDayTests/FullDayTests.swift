import Contracts
import Testing

@testable import Sandbox

@Suite
struct FullDayTests {
    private let day = FullDay.make()

    @Test("two hundred failures from dbt Cloud, issues and workflows, each with its truth")
    func count() {
        #expect(day.truths.count == 200)
        #expect(Set(day.truths.map(\.key)).count == day.truths.count)
        var origins: [String: Int] = [:]
        for truth in day.truths {
            switch truth.signs.first {
            case .node: origins["dbt", default: 0] += 1
            case .workflow: origins["workflow", default: 0] += 1
            case .issue: origins["issue", default: 0] += 1
            case nil: Issue.record("\(truth.key) shows nowhere")
            }
        }
        #expect(origins.values.allSatisfy { $0 >= 30 }, "\(origins)")
        let signs = day.truths.flatMap(\.signs)
        #expect(Set(signs).count == signs.count)
    }

    @Test("the same seed makes the same day, in order, within 24 hours, another one the same at other seconds")
    func order() {
        #expect(FullDay.make().script.events == day.script.events)
        #expect(FullDay.make(seed: 3).script.events != day.script.events)
        #expect(FullDay.make(seed: 3).truths == day.truths)
        let moments = day.script.events.map(\.at)
        #expect(moments == moments.sorted())
        #expect(moments.allSatisfy { $0 >= .zero && $0 < .seconds(86_400) })
    }

    @Test("every run that proves something has ended well with that very node, after its last failure before")
    func proofs() throws {
        var ended: [Int: (at: Duration, statuses: [String: String])] = [:]
        for event in day.script.events {
            switch event.action {
            case .cloudRun(let run):
                let statuses =
                    run.nodes.map { ($0.id, $0.status) } + [("job:\(run.job)", run.log == nil ? "pass" : "error")]
                ended[try #require(run.id)] = (event.at, Dictionary(statuses) { $1 })
            case .workflowRun(let run):
                ended[run.id] = (event.at, ["workflow": run.conclusion == "success" ? "pass" : "error"])
            default: break
            }
        }
        for truth in day.truths {
            let node = truth.signs.lazy.compactMap { sign -> String? in
                switch sign {
                case .node(_, let id): id
                case .workflow: "workflow"
                case .issue: nil
                }
            }.first
            for run in truth.closings.flatMap(\.runs) {
                let found = try #require(ended[run], "\(truth.key)")
                guard var node else { continue }
                // What two jobs share is proven by runs of both.
                if node.hasPrefix("job:") { node = found.statuses.keys.first { $0.hasPrefix("job:") } ?? node }
                #expect(["pass", "success"].contains(found.statuses[node] ?? ""), "\(truth.key) \(run)")
            }
        }
    }

    @Test(
        "what is told late or never failed for the first time then: what came of it does not hang on when it is found")
    func lateness() {
        for job in DayJob.all {
            for place in job.lost.union(job.late.keys) {
                for plot in job.plots where "EL".contains(job.mark(of: plot, place)) {
                    let later = plot.course.marks.dropFirst(place - plot.from + 1)
                    #expect(place == plot.from || !later.contains("S"), "\(job.name) \(place) \(plot.name)")
                }
            }
        }
    }

    @Test("what is skipped in a run can be told to have been skipped because of what failed in it")
    func folding() {
        for event in day.script.events {
            guard case .cloudRun(let run) = event.action else { continue }
            let failed = Set(run.nodes.filter { ["error", "fail"].contains($0.status) }.map(\.id))
            let skipped = run.nodes.filter { $0.status == "skipped" }
            let foreign = skipped.filter { failed.isDisjoint(with: $0.parents) }
            // A single failure is taken to have taken along all that was skipped.
            #expect(failed.count != 1 || foreign.isEmpty, "\(run.id ?? 0): \(foreign.map(\.id))")
        }
    }

    @Test("people, lateness, loss, repetition, deletion and noise are all part of it")
    func variety() {
        func count(_ wanted: (DayAction) -> Bool) -> Int { day.script.events.count { wanted($0.action) } }
        #expect(count { if case .tell = $0 { true } else { false } } >= 10)
        #expect(count { if case .cloudRun(let run) = $0 { run.isHeldBack } else { false } } >= 6)
        #expect(count { if case .workflowRun(let run) = $0 { run.isLost } else { false } } >= 3)
        #expect(count { if case .workflowRun(let run) = $0 { run.branch != "main" } else { false } } >= 2)
        #expect(count { if case .outage = $0 { true } else { false } } == 2)
        #expect(count { if case .delete = $0 { true } else { false } } == 1)
        #expect(count { if case .merge = $0 { true } else { false } } >= 12)
        let flapping = day.truths.filter { $0.closings.count == 3 }
        #expect(flapping.count >= 3)
        #expect(day.truths.reduce(0) { $0 + $1.folded } >= 30)
        #expect(day.truths.count { $0.closings.isEmpty } >= 40)
    }
}

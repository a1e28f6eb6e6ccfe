import Contracts
import JSONScan
import Logging
import Outbound
import Sandbox
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct DayPlayerTests {
    private static let origin = Timestamp(milliseconds: 1_795_478_400_000)
    private static let gitHub = "http://github"
    private static let ingestor = "http://ingestor"

    /// Plays the whole day on a clock that jumps, and answers the last progress.
    private func play(_ parties: RecordingParties) async throws -> DayProgress {
        let clock = Mutex(DayPlayerTests.origin)
        let last = Mutex<DayProgress?>(nil)
        try await DayPlayer(
            gitHubURL: DayPlayerTests.gitHub, ingestorURL: DayPlayerTests.ingestor, apiToken: "secret",
            origin: DayPlayerTests.origin, now: { clock.withLock { $0 } },
            sleep: { moment in
                clock.withLock { $0 = moment }
                parties.note(moment)
            }, client: parties.client, log: Logger(label: "day", factory: { _ in SwiftLogNoOpLogHandler() }),
            pause: { parties.note($0) }, progress: { progress in last.withLock { $0 = progress } }
        ).play()
        return try #require(last.withLock { $0 })
    }

    private func authorization(_ request: OutboundRequest) -> String? {
        request.headers.first { $0.name == "Authorization" }?.value
    }

    @Test("every event is played at its moment, in order, and counted")
    func order() async throws {
        let parties = RecordingParties()
        let progress = try await play(parties)
        let events = DayScript.make().events
        #expect(parties.moments == events.map { DayPlayerTests.origin + $0.at })
        #expect(progress.played == events.count && progress.total == events.count && progress.refused == 0)
        #expect(progress.failures == DayScript.make().reports.count)
        // A redelivery takes two questions more.
        #expect(parties.requests.count == events.count + 2)
        #expect(parties.pauses.isEmpty)
    }

    @Test("everybody calls GitHub with a token of their own, and the ingestor is called with its own")
    func tokens() async throws {
        let parties = RecordingParties()
        _ = try await play(parties)
        for request in parties.requests where request.url.hasPrefix(DayPlayerTests.ingestor) {
            #expect(authorization(request) == "Bearer secret")
        }
        let tokens = Set(
            parties.requests.filter { $0.url.hasPrefix(DayPlayerTests.gitHub) }.compactMap(authorization))
        for login in ["ana", "bruno", "chen", "dara", "eli", "farah", "gus", "hana", "zed", "dbt-monitor"] {
            #expect(tokens.contains("Bearer sandbox-\(login)"))
        }
        #expect(!tokens.contains("Bearer secret"))
    }

    @Test("an issue carries title, body and an intake label, and never what it is intended to be")
    func bodies() async throws {
        let parties = RecordingParties()
        _ = try await play(parties)
        let opened = parties.requests.filter { $0.url.hasSuffix("/issues") }
        #expect(opened.count > 48)
        for request in opened {
            #expect(request.json["title"]?.string?.isEmpty == false)
            #expect(request.json["body"]?.string?.isEmpty == false)
            let label = request.json["labels"]?[0]?.string
            #expect(label == "dbt-error" || label == "data-error")
        }
        for request in parties.requests { #expect(request.json["intended"] == nil) }
    }

    @Test("a comment goes to the number that the issue was given")
    func numbers() async throws {
        let parties = RecordingParties()
        _ = try await play(parties)
        let opened = parties.requests.filter { $0.url == "\(DayPlayerTests.gitHub)/repos/acme/dbt_cloud/issues" }
        let disk = try #require(
            opened.firstIndex { $0.json["title"]?.string?.hasPrefix("Redshift WLM") == true })
        let hold = try #require(parties.requests.first { $0.json["body"]?.string == "/switchyard hold 2d" })
        #expect(hold.url == "\(DayPlayerTests.gitHub)/repos/acme/dbt_cloud/issues/\(disk + 1)/comments")
        let merge = try #require(parties.requests.first { $0.url.hasSuffix("/_sandbox/pull_requests/merge") })
        let payments = try #require(
            opened.firstIndex { $0.json["title"]?.string?.hasPrefix("Compilation Error in model stg_payments") == true }
        )
        #expect(merge.json["body"]?.string == "Fixes #\(payments + 1)")
    }

    @Test("the newest delivery of an opened issue is asked for again")
    func redelivery() async throws {
        let parties = RecordingParties()
        _ = try await play(parties)
        let again = parties.requests.filter { $0.url.hasSuffix("/attempts") }
        #expect(
            again.map(\.url) == ["\(DayPlayerTests.gitHub)/repos/acme/dbt_cloud/hooks/7/deliveries/30/attempts"])
    }

    @Test("a refused connection and a 503 are tried again with longer and longer waits")
    func retries() async throws {
        let parties = RecordingParties { count, _ in
            switch count {
            case 0: .failure(OutboundError(.unreachable, mayHaveBeenApplied: false, "nobody listens"))
            case 1: .success(OutboundReply(status: 503))
            default: nil
            }
        }
        let progress = try await play(parties)
        #expect(progress.refused == 0)
        #expect(parties.pauses == [.milliseconds(50), .milliseconds(100)])
        let first = Array(parties.requests.prefix(3))
        #expect(Set(first).count == 1)
    }

    @Test("what is refused, or never answered, does not end the day")
    func refusals() async throws {
        let parties = RecordingParties { _, request in
            if request.url.hasSuffix("/dispatches") { return .success(OutboundReply(status: 422)) }
            if request.url.hasSuffix("/SubmitFailure") { return .success(OutboundReply(status: 503)) }
            return nil
        }
        let progress = try await play(parties)
        let events = DayScript.make().events
        let lost = events.filter {
            switch $0.action {
            case .dispatch, .submit: true
            default: false
            }
        }
        #expect(progress.played == events.count)
        #expect(progress.refused == lost.count)
    }

    @Test("an issue that may have been opened already is not opened again")
    func noDoubleIssue() async throws {
        let parties = RecordingParties { count, _ in
            count == 0 ? .failure(OutboundError(.reset, mayHaveBeenApplied: true, "cut")) : nil
        }
        let progress = try await play(parties)
        let opened = parties.requests.filter { $0.url.hasSuffix("/issues") }
        #expect(opened.count == Set(opened.map(\.body)).count)
        #expect(progress.refused >= 1)
    }
}

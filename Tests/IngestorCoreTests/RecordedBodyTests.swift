import Contracts
import IngestorCore
import JSONScan
import Testing

@Suite("GitHub's recorded bodies", .enabled(if: SharedContracts.arePresent, Comment(rawValue: SharedContracts.absence)))
struct RecordedBodyTests {
    @Test("every body gives what we use of it, without loss, and is answered")
    func recorded() throws {
        let bodies = try SharedContracts.gitHubBodies()
        #expect(bodies.count >= 61)
        #expect(Set(bodies.map(\.event)).count >= 10)
        for body in bodies {
            #expect(try PayloadReading.scanned(body.value) == PayloadReading.documented(body.value), "\(body.name)")
        }
    }

    @Test("unknown fields anywhere change nothing")
    func strangers() throws {
        for body in try SharedContracts.gitHubBodies() {
            let fields = try PayloadReading.scanned(body.value.withStrangers)
            #expect(fields["client_payload"] != nil || fields == PayloadReading.documented(body.value), "\(body.name)")
        }
    }

    @Test("a body without any one of its optional fields gives the rest")
    func removed() throws {
        try change {
            $0.removable
        } to: {
            nil
        }
    }

    @Test("null in any one of the fields that may be null gives the rest")
    func nulls() throws {
        try change {
            $0.nullable
        } to: {
            .null
        }
    }

    /// Each field of each event is changed once, in the first body that has it.
    private func change(
        _ which: ((removable: Set<[String]>, nullable: Set<[String]>)) -> Set<[String]>,
        to replacement: () -> JSONValue?
    ) throws {
        var seen: Set<[String]> = []
        var effective = 0
        for body in try SharedContracts.gitHubBodies() {
            for path in which(try WebhookSchema(body).optionalFields(of: body.value))
            where seen.insert([body.event] + path).inserted {
                let changed = body.value.changed(at: path[...], to: replacement())
                let expected = PayloadReading.documented(changed)
                #expect(try PayloadReading.scanned(changed) == expected, "\(body.name) \(path)")
                if expected != PayloadReading.documented(body.value) { effective += 1 }
            }
        }
        #expect(seen.count > 50)
        // Some of what is changed is what we use.
        #expect(effective > 3)
    }

    @Test("a recorded push tells its branch, its files and its newest commit; that of a tag tells none")
    func pushes() throws {
        var pushes: [String: GitHubPayload.Push] = [:]
        for body in try SharedContracts.gitHubBodies() where body.event == "push" {
            pushes[body.name] = try PayloadReading.payload(body.value).push
        }
        #expect(pushes.count == 4)
        let made = pushes.values.filter { $0.at != nil }
        #expect(made.map(\.files) == [["README.md"]] && made.first?.ref == "refs/heads/master")
        #expect(made.first?.message == "Initial commit" && made.first?.after.count == 40)
    }

    @Test("events of other kinds are ignored with a reason, so that they are answered with 200")
    func others() throws {
        for body in try SharedContracts.gitHubBodies()
        where ["ping", "label", "check_run", "installation"].contains(body.event) {
            let decision = try Given.decide(body.event, body.value)
            #expect(!(Given.ignored(decision) ?? "").isEmpty, "\(body.name)")
        }
        for event in ["star", "", "deployment", "<script>"] {
            let decision = try Given.decide(event, .object([Given.repositoryField]))
            #expect(Given.ignored(decision)?.hasPrefix("event ") == true)
            #expect(Given.ignored(decision)?.contains("<") == false)
        }
    }
}

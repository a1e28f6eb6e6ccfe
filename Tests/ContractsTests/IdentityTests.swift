import Contracts
import Testing

@Suite("Identities")
struct IdentityTests {
    static let huge = String(repeating: "a", count: 5_000_000)

    @Test("an id keeps its moment, sorts by it, and is read as it is written")
    func ulid() throws {
        let early = ULID(time: Given.then, random: .max)
        let late = ULID(time: Given.then + .milliseconds(1), random: 0)
        #expect(early < late && early.time == Given.then && early.description.utf8.count == 26)
        #expect(ULID(early.description) == early)
        #expect(ULID(time: Given.then, random: 1) != ULID(time: Given.then, random: 2))
        #expect(ULID(time: Timestamp(milliseconds: -5), random: 0).time == Timestamp(milliseconds: 0))
    }

    @Test("the specification's own example and limits")
    func ulidSpecification() {
        #expect(ULID("01ARZ3NDEKTSV4RRFFQ69G5FAV")?.time == Timestamp(milliseconds: 1_469_922_850_259))
        #expect(ULID("7ZZZZZZZZZZZZZZZZZZZZZZZZZ") != nil)
        #expect(ULID("8ZZZZZZZZZZZZZZZZZZZZZZZZZ") == nil)
    }

    @Test(
        "what is no id is refused",
        arguments: [
            "", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVX", "01ARZ3NDEKTSV4RRFFQ69G5FAU",
            "01ARZ3NDEKTSV4RRFFQ69G5FA\n", "01arz3ndektsv4rrffq69g5fav", "０1ARZ3NDEKTSV4RRFFQ69G5F", huge,
        ])
    func badULID(_ text: String) { #expect(ULID(text) == nil) }

    @Test(
        "a repository is owner/name, of GitHub's characters",
        arguments: ["a/b", "acme/dbt_cloud", "Acme-Co/da.agent-hub", "a/.github", "0/0"])
    func repository(_ text: String) throws {
        let name = try #require(RepositoryName(text))
        #expect(name.description == text)
        #expect(try ContractJSON.decode(RepositoryName.self, from: ContractJSON.encode(name)) == name)
    }

    @Test(
        "what could climb out of a path, a key or a line is no repository",
        arguments: [
            "", "/", "a", "a/", "/b", "a/b/c", "a/..", "./b", "a/.", "a b/c", "a/b\n", "a/b?x", "a/b#1", "a/b%2e",
            "é/b",
            "a/b\u{202E}", "a/\(String(repeating: "b", count: 101))", huge, "a/\(huge)",
        ])
    func badRepository(_ text: String) { #expect(RepositoryName(text) == nil) }

    @Test(
        "a subject of either form is read as it is written",
        arguments: ["a/b#1", "a/b#9223372036854775807", "a/b!v1:0123456789abcdef", "a/b!incident:01ARZ3"])
    func subject(_ text: String) throws {
        let subject = try #require(Subject(text))
        #expect(subject.description == text)
        #expect(try ContractJSON.decode(Subject.self, from: ContractJSON.encode(subject)) == subject)
    }

    @Test(
        "a subject has one spelling, and nothing in it that could break a line or a key",
        arguments: [
            "", "a/b", "a/b#", "a/b#0", "a/b#-1", "a/b#+1", "a/b#007", "a/b#1 ", "a/b#9223372036854775808", "#1", "a#1",
            "a/b#٤", "a/b!", "!v1", "a/b!v1\nx", "a/b!v 1", "a/b!v1\u{7F}", "a/b!vé", "a/b!\(huge)", huge,
            "a/b#\(huge)",
        ])
    func badSubject(_ text: String) { #expect(Subject(text) == nil) }

    @Test("subjects sort by their text")
    func subjectOrder() {
        let subjects = ["a/b#2", "a/b#10", "a/b!v1:0", "A/b#1"].compactMap { Subject($0) }
        #expect(subjects.sorted().map(\.description) == ["A/b#1", "a/b!v1:0", "a/b#10", "a/b#2"])
    }

    @Test("a fingerprint of any version is kept as it came", arguments: ["v1:0123456789abcdef", "v9:?", "", huge])
    func fingerprint(_ text: String) throws {
        let encoded = try ContractJSON.encode(Fingerprint(rawValue: text))
        #expect(try ContractJSON.decode(Fingerprint.self, from: encoded).rawValue == text)
    }

    @Test("identities in JSON that are no identities are refused with what is expected")
    func badJSON() {
        func remedy<Value: Decodable & Sendable>(_ type: Value.Type, _ json: String) -> String {
            let error = #expect(throws: DecodingError.self) { try ContractJSON.decode(type, from: json.utf8) }
            return error.map { "\($0)" } ?? ""
        }
        #expect(remedy([ULID].self, #"["x"]"#).contains("expected a ULID (26 digits)"))
        #expect(remedy([RepositoryName].self, #"["x"]"#).contains("expected owner/name"))
        #expect(remedy([Subject].self, #"["x"]"#).contains("expected owner/repo#number or owner/repo!fingerprint"))
        #expect(remedy([Timestamp].self, #"["x"]"#).contains("expected RFC 3339"))
        #expect(remedy([Fingerprint].self, "[1]").contains("String"))
    }
}

@Suite("Nodes")
struct NodeIdentityTests {
    @Test(
        "a run's node is the one that failed when the ids are equal, or type and name where no package was told",
        arguments: [
            ("model.shop.orders", "model.shop.orders", true), ("model.shop.orders", "model.orders", true),
            ("test.shop.not_null_orders_id.a1b2", "test.not_null_orders_id", true), ("job", "job", true),
            ("", "", true),
            ("model.shop.orders", "model.orders_daily", false), ("model.shop.orders", "test.orders", false),
            ("model.shop.orders", "model.finance.orders", false), ("model.orders", "model.shop.orders", false),
            ("model.shop.orders", "orders", false), ("model.shop.orders", "model.", false),
            ("model.shop.orders", "", false), ("model.shop.", "model.", true),
        ])
    func matches(run: String, failed: String, expected: Bool) {
        #expect(NodeIdentity.matches(run: run, failed: failed) == expected)
    }

    @Test("the short form of a node meets its long form")
    func short() {
        #expect(
            NodeIdentity.matches(run: "model.shop.orders", failed: NodeIdentity.short(type: "model", name: "orders")))
    }

    @Test("a huge id of nothing but dots is compared in linear time")
    func huge() {
        let dots = String(repeating: ".", count: 1_000_000)
        #expect(!NodeIdentity.matches(run: dots, failed: dots + "."))
    }
}

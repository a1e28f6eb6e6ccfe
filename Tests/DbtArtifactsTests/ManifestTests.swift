import DbtArtifacts
import JSONScan
import Testing

@Suite("The manifest")
struct ManifestTests {
    static let text = """
        {"metadata": {"project_name": "shop"},
         "nodes": {
          "model.shop.stg": {"name": "stg", "original_file_path": "models/stg.sql", "raw_code": "select {{ 1 }}",
            "meta": {"owner": "@ana"}, "config": {"meta": {}}, "group": "core", "tags": ["nightly", "pii"]},
          "model.shop.mart": {"name": "mart", "original_file_path": "models/mart.sql", "group": "core", "meta": {}},
          "model.shop.other": {"name": "other", "config": {"meta": {"owner": {"name": "Bo", "email": "bo@x.test"}}}},
          "test.shop.not_null_stg_id.abc": {"name": "not_null_stg_id", "original_file_path": "models/schema.yml"}},
         "sources": {}, "exposures": {"exposure.shop.weekly": {"name": "weekly", "label": "Weekly revenue",
            "owner": {"email": "cfo@x.test"}}},
         "groups": {"group.shop.core": {"name": "core", "owner": {"name": "Core team"}}},
         "parent_map": {"model.shop.stg": [], "model.shop.mart": ["model.shop.stg"], "model.shop.other": [],
          "test.shop.not_null_stg_id.abc": ["model.shop.stg"], "exposure.shop.weekly": ["model.shop.mart"]},
         "child_map": {"model.shop.stg": ["model.shop.mart"]}}
        """

    private static func fold(_ nodes: [DbtNodeResult], _ text: String = text) throws -> DbtFailures {
        var invocation = DbtInvocation()
        invocation.results = nodes
        invocation.manifest = try DbtManifest(parsing: Array(text.utf8), wanted: invocation.wanted)
        return invocation.failures()
    }

    @Test("file, owner, group, what stands on it and the dashboards that people will miss")
    func described() throws {
        let found = try ManifestTests.fold([
            DbtNodeResult(uniqueID: "model.shop.stg", status: "error", message: "Database Error"),
            DbtNodeResult(uniqueID: "model.shop.mart", status: "skipped"),
        ])
        let failure = try #require(found.failures.first)
        #expect(failure.path == "models/stg.sql" && failure.owner == "@ana" && failure.group == "core")
        #expect(failure.tags == ["nightly", "pii"])
        #expect(failure.descendants == 1 && failure.exposures == ["Weekly revenue"])
        #expect(failure.skipped == ["model.shop.mart"] && found.skippedElsewhere.isEmpty)
    }

    @Test("the owner of the group stands in where the node names none, and an owner may be an object")
    func owners() throws {
        let found = try ManifestTests.fold([
            DbtNodeResult(uniqueID: "model.shop.mart", status: "error"),
            DbtNodeResult(uniqueID: "model.shop.other", status: "error"),
        ])
        #expect(found.failures.map(\.owner) == ["Core team", "Bo"])
    }

    @Test("what a failed test stands in the way of is what stands on the model that it tests")
    func tests() throws {
        let found = try ManifestTests.fold([
            DbtNodeResult(uniqueID: "test.shop.not_null_stg_id.abc", status: "fail"),
            DbtNodeResult(uniqueID: "model.shop.other", status: "error"),
            DbtNodeResult(uniqueID: "model.shop.mart", status: "skipped"),
        ])
        #expect(found.failures.map(\.skipped) == [["model.shop.mart"], []])
        #expect(found.failures[0].descendants == 1 && found.failures[0].name == "not_null_stg_id")
    }

    @Test("a circle and a graph without its nodes come to an end")
    func circle() throws {
        let text = """
            {"nodes": {}, "child_map": {"model.a.x": ["model.a.y"], "model.a.y": ["model.a.x", "model.a.x"]}}
            """
        let found = try ManifestTests.fold([DbtNodeResult(uniqueID: "model.a.x", status: "error")], text)
        #expect(found.failures.first?.descendants == 1 && found.failures.first?.owner == nil)
    }

    @Test("what is no manifest is refused", arguments: ["", "[]", "{}", "<html></html>", "{\"nodes\": {", "null"])
    func refused(text: String) {
        #expect(throws: JSONError.self) { try DbtManifest(parsing: Array(text.utf8), wanted: []) }
        #expect(throws: JSONError.self) { try RunResults(parsing: Array(text.utf8)) }
        #expect(throws: JSONError.self) { try SourceFreshness(parsing: Array(text.utf8)) }
    }

    @Test("a manifest of forty megabytes is read in seconds", .timeLimit(.minutes(1)))
    func large() throws {
        var text = "{\"nodes\": {"
        let filler = String(repeating: "select a, b, c from t -- ", count: 80)
        for index in 0..<18_000 {
            if index > 0 { text += "," }
            text += "\"model.big.m\(index)\": {\"raw_code\": \"\(filler)\", \"original_file_path\": \"m\(index).sql\"}"
        }
        text += "}, \"parent_map\": {\"model.big.m0\": []"
        for index in 1..<18_000 { text += ", \"model.big.m\(index)\": [\"model.big.m\(index - 1)\"]" }
        text += "}}"
        let found = try ManifestTests.fold([DbtNodeResult(uniqueID: "model.big.m9000", status: "error")], text)
        #expect(found.failures.first?.descendants == 8999 && found.failures.first?.path == "m9000.sql")
    }
}

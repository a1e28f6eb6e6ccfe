import DbtArtifacts
import Testing

@Suite(
    "Artifacts and logs of dbt", .enabled(if: SharedArtifacts.arePresent, Comment(rawValue: SharedArtifacts.absence)))
struct RecordedArtifactTests {
    /// What a person would list: node, status, file, the line that matters, and how many were skipped behind it.
    struct Listed: Hashable, Sendable {
        var node: String?
        var status: String
        var path: String?
        var says: String
        var skipped = 0
    }

    private static let missing = "Table with name \"analytics.raw.does_not_exist\" does not exist"
    private static let unitTest = "1       ,1          ,placed,3.0→2.0"
    private static let stale = "the data is stale"

    static let listed: [String: [Listed]] = [
        "build-mixed-failures.log": [
            Listed(node: "model.missing_table", status: "error", path: "models/missing_table.sql", says: missing),
            Listed(
                node: "unit_test.test_stg_orders_amount", status: "fail", path: "models/schema.yml", says: unitTest),
        ],
        "build-mixed-failures.run_results.json": [
            Listed(
                node: "model.triage_fixture.missing_table", status: "error", path: "models/missing_table.sql",
                says: missing),
            Listed(
                node: "unit_test.triage_fixture.stg_orders.test_stg_orders_amount", status: "fail", says: unitTest,
                skipped: 9),
        ],
        "compile-error-missing-ref.log": [
            Listed(
                node: "model.triage_fixture.bad_ref", status: "error", path: "models/bad_ref.sql",
                says: "depends on a node named 'not_here' which was not found")
        ],
        "compile-error-undefined-macro.log": [
            Listed(
                node: "model.bad_macro", status: "error", path: "models/bad_macro.sql",
                says: "'undefined_macro' is undefined")
        ],
        "compile-error-undefined-macro.run_results.json": [
            Listed(
                node: "model.triage_fixture.bad_macro", status: "error", path: "models/bad_macro.sql",
                says: "'undefined_macro' is undefined")
        ],
        "connection-error.log": [
            Listed(status: "error", says: "IO Error: Cannot open file \"/nonexistent/dir/x.duckdb\"")
        ],
        "parse-error-yaml.log": [Listed(status: "error", path: "bad.yml", says: "Syntax error near line 4")],
        "run-missing-table.jsonlog": [
            Listed(
                node: "model.triage_fixture.missing_table", status: "error", path: "models/missing_table.sql",
                says: missing)
        ],
        "run-missing-table.run_results.json": [
            Listed(
                node: "model.triage_fixture.missing_table", status: "error", path: "models/missing_table.sql",
                says: missing)
        ],
        "run-model-errors.log": [
            Listed(
                node: "model.divide", status: "error", path: "models/divide.sql",
                says: "Could not convert string 'placed' to INT32"),
            Listed(
                node: "model.contracted", status: "error", path: "models/contracted.sql",
                says: "This model has an enforced contract that failed."),
            Listed(
                node: "model.orders_by_customer", status: "error", path: "models/orders_by_customer.sql",
                says: "Referenced column \"amountt\" not found"),
        ],
        "run-model-errors.run_results.json": [
            Listed(
                node: "model.triage_fixture.divide", status: "error", path: "models/divide.sql",
                says: "Could not convert string 'placed' to INT32"),
            Listed(
                node: "model.triage_fixture.contracted", status: "error", path: "models/contracted.sql",
                says: "This model has an enforced contract that failed."),
            Listed(
                node: "model.triage_fixture.orders_by_customer", status: "error",
                path: "models/orders_by_customer.sql", says: "Referenced column \"amountt\" not found"),
        ],
        "run-success.log": [], "run-success.run_results.json": [],
        "seed-error.log": [
            Listed(
                node: "seed.broken", status: "error", path: "seeds/broken.csv",
                says: "Row 1 has 3 values, but Table only has 2 columns.")
        ],
        "seed-error.run_results.json": [
            Listed(
                node: "seed.triage_fixture.broken", status: "error", path: "seeds/broken.csv",
                says: "Row 1 has 3 values, but Table only has 2 columns.")
        ],
        "source-freshness-error.sources.json": [
            Listed(node: "source.triage_fixture.raw.raw_orders", status: "error", says: stale)
        ],
        "source-freshness.log": [
            Listed(node: "source.raw_orders", status: "error", path: "models/schema.yml", says: "Status: error")
        ],
        "test-failures.log": [
            Listed(
                node: "test.not_null_stg_orders_customer_id", status: "fail", path: "models/schema.yml",
                says: "Got 1 result, configured to fail if != 0"),
            Listed(
                node: "test.unique_stg_orders_order_id", status: "fail", path: "models/schema.yml",
                says: "Got 1 result, configured to fail if != 0"),
        ],
        "test-failures.run_results.json": [
            Listed(
                node: "test.triage_fixture.not_null_stg_orders_customer_id.af79d5e4b5", status: "fail",
                says: "Got 1 result, configured to fail if != 0"),
            Listed(
                node: "test.triage_fixture.unique_stg_orders_order_id.e3b841c71a", status: "fail",
                says: "Got 1 result, configured to fail if != 0"),
        ],
    ]

    @Test("each gives the failures that a person would list", arguments: listed.keys.sorted())
    func failures(name: String) throws {
        let expected = try #require(RecordedArtifactTests.listed[name])
        let found = try SharedArtifacts.failures(name).failures
        #expect(found.map(\.uniqueID) == expected.map(\.node))
        #expect(found.map(\.status) == expected.map(\.status))
        #expect(found.map(\.path) == expected.map(\.path))
        #expect(found.map(\.skipped.count) == expected.map(\.skipped))
        for (failure, listed) in zip(found, expected) { #expect(failure.message.contains(listed.says)) }
    }

    @Test("no recorded file is left out")
    func complete() throws {
        #expect(try SharedArtifacts.names() == RecordedArtifactTests.listed.keys.sorted())
    }

    @Test("what is told of a failure has neither traceback nor the rest of the log")
    func short() throws {
        for name in try SharedArtifacts.names() {
            for failure in try SharedArtifacts.failures(name).failures {
                #expect(!failure.message.contains("Traceback"))
                #expect(!failure.message.contains("compiled code at"))
                #expect(!failure.message.contains("Done. PASS"))
                #expect(!failure.message.contains("Deprecat"))
            }
        }
    }
}

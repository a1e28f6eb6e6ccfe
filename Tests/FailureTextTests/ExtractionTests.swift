import FailureText
import Testing

@Suite("Error extraction")
struct ExtractionTests {
    @Test("dbt's database error gives its lines, code, node and system")
    func databaseError() throws {
        let extraction = ErrorExtraction(
            title: "nightly #88213 failed",
            body: """
                All is red since tonight.
                ```
                05:02:11  Database Error in model fct_orders (models/marts/fct_orders.sql)
                05:02:11    000904 (42000): SQL compilation error: error line 7 at position 4
                05:02:11    invalid identifier 'O.REGION'
                05:02:11    compiled code at target/run/shop/models/marts/fct_orders.sql
                ```
                """)
        #expect(extraction.family == "snowflake.sql_compilation")
        #expect(extraction.code == "000904")
        #expect(extraction.lines.count == 4 || extraction.lines.count == 3)
        let node = try #require(extraction.nodes.first)
        #expect(node.name == "fct_orders" && node.resourceType == "model" && node.path == "models/marts/fct_orders.sql")
        #expect(extraction.nodes.count == 1)
    }

    @Test(
        "each kind of error is told by its family",
        arguments: [
            ("Database Error in model x (models/x.sql)\n  relation y does not exist", "dbt.database_error"),
            (
                "Compilation Error\n  Model 'model.a.b' depends on a node named 'c' which was not found",
                "dbt.compilation_error"
            ),
            (
                "Failure in test not_null_x (models/x.yml)\n  Got 3 results, configured to fail if != 0",
                "dbt.test_failure"
            ),
            ("Source freshness: ERROR STALE raw.orders", "dbt.freshness"), ("Error: read timed out", "network.timeout"),
            ("Error: connection reset by peer", "network.reset"), ("HTTP 429: slow down, error", "http.429"),
            ("Error: 503 Service Unavailable", "http.5xx"), ("HttpError: Bad credentials", "auth"),
            ("ERROR: permission denied for schema x", "permission"),
            ("java.lang.OutOfMemoryError: Java heap space", "resource.memory"),
            ("##[error]Process completed with exit code 2.", "github.actions"), ("KeyError: 'x'", "python.exception"),
            ("tableauserverclient.ServerResponseError:\n\n\t409093: Resource Conflict", "tableau"),
            ("the numbers look odd to me", "unknown"),
        ])
    func families(body: String, family: String) {
        #expect(ErrorExtraction(title: "something", body: body).family == family)
    }

    @Test(
        "the code is the machine's, an exit code only for want of another",
        arguments: [
            ("Error: 000606 (57P03): no warehouse", "000606"), ("Error ORA-00942: x", "ORA-00942"),
            ("Error: SQLSTATE 42P01", "42P01"),
            ("Error: HTTP 503", "503"), ("Error: exit code 137", "137"), ("Error: exit code 1\nError: HTTP 429", "429"),
            ("409093: Resource Conflict error", "409093"), ("Error: nothing", nil),
        ] as [(String, String?)])
    func codes(body: String, code: String?) {
        #expect(ErrorExtraction(title: "t", body: body).code == code)
    }

    @Test("of a traceback the last line is kept, frames are not")
    func traceback() {
        let extraction = ErrorExtraction(
            title: "t",
            body: """
                Traceback (most recent call last):
                  File "/home/runner/x.py", line 12, in <module>
                    raise ValueError("error")
                ValueError: cannot convert
                """)
        #expect(extraction.lines == ["ValueError: cannot convert"])
    }

    @Test(
        "what test runners and package managers say went wrong is the error",
        arguments: [
            "FAILED tests/test_rollup.py::test_weekly - AssertionError: assert 12 == 13",
            "--- FAIL: TestRollup (0.02s)",
            "FAIL src/rollup.test.ts", "npm ERR! network request to registry failed, reason: connect ETIMEDOUT",
        ])
    func runners(line: String) {
        let body = "Workflow run concluded with failure.\nRun make rollup\n\(line)\nProcess completed with exit code 1."
        #expect(ErrorExtraction(title: "Workflow rollup failed on main", body: body).lines == [line])
    }

    @Test("a report that only says that a step failed is told apart by its title, one without errors too")
    func titles() {
        let body = "Error: Process completed with exit code 1."
        let first = ErrorExtraction(title: "deploy failed", body: body)
        #expect(first.fingerprint != ErrorExtraction(title: "lint failed", body: body).fingerprint)
        #expect(first.lines == ["deploy failed", body])
        #expect(ErrorExtraction(title: "odd numbers", body: "look at this").lines == ["odd numbers", "look at this"])
    }

    @Test("unique ids and names of nodes are found once each, with what the text knows of them")
    func nodes() {
        let nodes = MentionedNodes.find(
            in:
                "Error in model x (models/x.sql), model.shop.x, source.shop.raw.orders, test.shop.not_null_x.1a2b3c. a model of y"
        )
        #expect(nodes.map(\.identity) == ["model.shop.x", "source.shop.raw.orders", "test.shop.not_null_x.1a2b3c"])
        #expect(nodes.map(\.name) == ["x", "orders", "not_null_x"])
        #expect(nodes.first?.path == "models/x.sql")
    }

    @Test("systems are found as words, not inside words")
    func systems() {
        #expect(
            MentionedSystems.find(in: "Snowflake, dbt-core, s3://x, sparkle, POWER BI") == [
                "aws_s3", "dbt", "power_bi", "snowflake",
            ])
    }
}

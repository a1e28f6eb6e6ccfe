import DbtArtifacts
import Testing

@Suite("Logs in other dress, and hostile ones", .timeLimit(.minutes(1)))
struct HostileLogTests {
    @Test("dbt Cloud's debug log, with its own times, levels, threads and colours")
    func cloud() {
        let log = DbtLog(
            reading: """
                2026-11-28 06:10:01.123456 (MainThread): 06:10:01  Running with dbt=1.9.1
                \u{1B}[0m06:10:02.000001 [debug] [Thread-1 (worker)]: On model.shop.orders: select 1
                \u{1B}[0m06:10:03.000001 [error] [MainThread]: \u{1B}[33mDatabase Error in model orders (models/orders.sql)\u{1B}[0m
                06:10:03.000002 [error] [MainThread]:   000630 (57014): Statement reached its statement or warehouse timeout
                06:10:03.000003 [error] [MainThread]:   compiled code at target/run/shop/models/orders.sql
                06:10:03.000004 [info ] [MainThread]: Done. PASS=1 WARN=0 ERROR=1 SKIP=0 TOTAL=2
                """)
        #expect(log.nodes.map(\.uniqueID) == ["model.orders"] && log.nodes.first?.path == "models/orders.sql")
        #expect(log.nodes.first?.message?.contains("000630 (57014)") == true)
        #expect(log.fatal == nil)
    }

    @Test("a log that is none of dbt's keeps its end")
    func foreign() {
        let log = DbtLog(reading: "Cloning into 'shop'...\nfatal: could not read Username for 'https://github.com'\n")
        #expect(log.nodes.isEmpty && log.fatal == nil && log.tail.hasSuffix("for 'https://github.com'"))
    }

    @Test(
        "endless lines, headings, braces, escapes and blanks are passed in linear time",
        arguments: [
            "06:10:03  Failure in model m (m.sql)\n", "06:10:03  Encountered an error:\n", "{\"info\":{\"msg\":\"",
            "\u{1B}[",
            "06:10:03 [error] [", "(", "2026-11-28 06:10:01 (", " ", "é", "\n", "\r\n",
            "06:10:03  Failure in unit_test ", "Traceback (most recent call last):\n", "06:10:03  SKIP [SKIP]\n",
        ])
    func linear(unit: String) {
        let log = DbtLog(reading: String(repeating: unit, count: (1 << 20) / unit.utf8.count))
        #expect(log.nodes.count <= 1 && log.tail.utf8.count < 200_000)
    }

    @Test("many failed nodes are each listed once")
    func many() {
        let once = (0..<5000).map { "06:10:03  Failure in model m\($0) (m.sql)\n06:10:03    Runtime Error\n" }.joined()
        #expect(DbtLog(reading: once + once).nodes.count == 5000)
    }
}

import Logging
import Signatures
import Testing

@testable import ServiceRuntime

@Suite("Reading the environment")
struct EnvironmentReaderTests {
    private struct NoSuchFile: Error {}

    private func reader(_ values: [String: String], files: [String: String] = [:]) -> EnvironmentReader {
        EnvironmentReader(values: values) { path in
            guard let text = files[path] else { throw NoSuchFile() }
            return text
        }
    }

    @Test("a file gives the value without its trailing newline")
    func file() {
        var environment = reader(["GITHUB_TOKEN_FILE": "/run/token"], files: ["/run/token": "abc\n"])
        #expect(environment.secret("GITHUB_TOKEN")?.reveal() == "abc")
        #expect(environment.problems.isEmpty)
    }

    @Test("a name set both ways is a problem and has no value")
    func twice() {
        var environment = reader(["A": "1", "A_FILE": "/a"], files: ["/a": "2"])
        #expect(environment.optionalString("A") == nil)
        #expect(environment.problems.map(\.name) == ["A"])
    }

    @Test("an unreadable or empty file is a problem of the file variable", arguments: [[:], ["/a": "\n"]])
    func badFile(files: [String: String]) {
        var environment = reader(["A_FILE": "/a"], files: files)
        #expect(environment.optionalString("A") == nil)
        #expect(environment.problems.map(\.name) == ["A_FILE"])
    }

    @Test("the file of a secret that may be left out may be empty or missing; one that can't be read is a problem")
    func optionalSecret() {
        for files in [["/a": ""], ["/a": " \n"]] {
            var environment = reader(["A_FILE": "/a"], files: files)
            #expect(environment.optionalSecret("A") == nil && environment.problems.isEmpty)
        }
        var missing = EnvironmentReader(values: ["A_FILE": "/nowhere/at/all"])
        #expect(missing.optionalSecret("A") == nil && missing.problems.isEmpty)
        var folder = EnvironmentReader(values: ["A_FILE": "/"])
        #expect(folder.optionalSecret("A") == nil && folder.problems.map(\.name) == ["A_FILE"])
        var both = reader(["A": "x", "A_FILE": "/a"], files: ["/a": ""])
        #expect(both.optionalSecret("A") == nil && both.problems.count == 1)
        var there = reader(["A_FILE": "/a"], files: ["/a": "hush\n"])
        #expect(there.optionalSecret("A")?.reveal() == "hush")
    }

    @Test("an empty variable counts as not set")
    func empty() {
        var environment = reader(["A": "", "A_FILE": ""])
        #expect(environment.string("A", default: "x") == "x")
        #expect(environment.problems.isEmpty)
    }

    @Test("every problem is told, not only the first")
    func collects() {
        var environment = reader([
            "SWITCHYARD_PORT": "eighty", "SWITCHYARD_HOST": "0.0.0.0", "SWITCHYARD_LOG_FORMAT": "xml",
            "SWITCHYARD_DRAIN_SECONDS": "0", "SWITCHYARD_CLOCK_RATE": "60", "SWITCHYARD_REDIS_URL": "localhost",
        ])
        let settings = ServiceSettings(from: &environment, defaultPort: 8802)
        #expect(
            Set(environment.problems.map(\.name)) == [
                "SWITCHYARD_PORT", "SWITCHYARD_API_TOKEN", "SWITCHYARD_LOG_FORMAT", "SWITCHYARD_DRAIN_SECONDS",
                "SWITCHYARD_CLOCK_ORIGIN", "SWITCHYARD_REDIS_URL",
            ])
        #expect(settings.port == 8802)
    }

    @Test("an empty environment gives the documented defaults")
    func defaults() {
        var environment = reader([:])
        let settings = ServiceSettings(from: &environment, defaultPort: 8801)
        #expect(environment.problems.isEmpty)
        #expect(settings.redisURL == "redis://127.0.0.1:6379")
        #expect(settings.host == "127.0.0.1" && settings.port == 8801 && settings.isLoopback)
        #expect(settings.logLevel == .info && settings.drain == .seconds(20) && settings.pace.isReal)
    }

    @Test(
        "only loopback goes without a token",
        arguments: [
            ("127.0.0.1", true), ("127.8.9.1", true), ("localhost", true), ("::1", true), ("0.0.0.0", false),
            ("::", false), ("10.0.0.7", false), ("127.evil.example", false), ("127.0.0.1.example.com", false),
        ])
    func token(host: String, allowed: Bool) {
        var environment = reader(["SWITCHYARD_HOST": host])
        _ = ServiceSettings(from: &environment, defaultPort: 1)
        #expect(environment.problems.isEmpty == allowed)
        #expect(allowed || environment.problems[0].description.contains("set SWITCHYARD_API_TOKEN"))
    }

    @Test("neither settings nor problems repeat a secret")
    func secrets() {
        var environment = reader([
            "SWITCHYARD_API_TOKEN": "hunter two", "SWITCHYARD_REDIS_URL": "redis ://:sesame@host",
        ])
        let settings = ServiceSettings(from: &environment, defaultPort: 1)
        let told = environment.problems.map(\.description).joined() + "\(settings)"
        #expect(environment.problems.count == 2)
        #expect(!told.contains("hunter") && !told.contains("sesame"))
    }

    @Test("the first secret that is set wins")
    func alternatives() {
        var environment = reader(["DA_AGENT_HUB_PAT": "b"])
        #expect(environment.secret("GITHUB_TOKEN", "DA_AGENT_HUB_PAT")?.reveal() == "b")
        #expect(environment.secret("GITHUB_TOKEN") == nil)
    }

    @Test("typed values come as written, wrong ones are problems and fall back")
    func types() {
        var environment = reader([
            "ON": "Yes", "MAYBE": "maybe", "RATE": "2.5", "NAN": "nan", "URL": "https://api.github.com/",
            "FTP": "ftp://x",
            "WAIT": "90s", "LONG": "9d",
        ])
        #expect(environment.boolean("ON", default: false) == true)
        #expect(environment.boolean("MAYBE", default: true) == true)
        #expect(environment.number("RATE", default: 1, in: 0...10) == 2.5)
        #expect(environment.number("NAN", default: 1, in: 0...10) == 1)
        #expect(environment.optionalAddress("URL", schemes: ["http", "https"]) == "https://api.github.com")
        #expect(environment.optionalAddress("FTP", schemes: ["http", "https"]) == nil)
        #expect(environment.duration("WAIT", default: .zero, in: .zero ... .seconds(100)) == .seconds(90))
        #expect(environment.duration("LONG", default: .zero, in: .zero ... .seconds(100)) == .zero)
        #expect(environment.problems.map(\.name) == ["MAYBE", "NAN", "FTP", "LONG"])
    }

    @Test(
        "durations are whole numbers with a unit",
        arguments: [
            ("500ms", Duration.milliseconds(500)), ("20s", .seconds(20)), ("5m", .seconds(300)),
            ("6h", .seconds(21_600)), ("2d", .seconds(172_800)), ("1w", .seconds(604_800)), ("", nil), ("5", nil),
            ("-5s", nil), ("1.5h", nil), ("5 s", nil), ("99999999999999999999s", nil), ("9223372036854775807w", nil),
        ] as [(String, Duration?)])
    func durations(text: String, expected: Duration?) {
        #expect(Duration(spelled: text) == expected)
        if let expected { #expect(Duration(spelled: expected.spelled) == expected) }
    }
}

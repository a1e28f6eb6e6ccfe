import SwitchyardCore
import Testing

@Suite("What up runs")
struct LocalPlanTests {
    private static func plan(
        sandbox: Bool = true, redis: Bool = true, _ environment: [String: String] = [:]
    ) -> LocalPlan {
        LocalPlan(
            binaries: "/b", folder: "/f", port: 8800, isSandbox: sandbox, sandboxConfig: "/s.yaml",
            clockOrigin: "2026-11-24T00:00:00Z@0", clockRate: 60, apiToken: "made", webhookSecret: "hook",
            startsRedis: redis, parent: 7, environment: environment)
    }

    private static func program(_ name: String, _ plan: LocalPlan) -> ChildProgram? {
        plan.programs.first { $0.name == name }
    }

    @Test("Redis first, then the sandbox, then the services and the console, each with a port of its own")
    func programs() {
        let programs = LocalPlanTests.plan().programs
        #expect(
            programs.map(\.name) == [
                "redis", "sandbox", "ingestor", "classifier", "assigner", "resolver", "correlator", "console",
            ])
        #expect(programs.map(\.stage) == [0, 1, 2, 2, 2, 2, 2, 2])
        let ports = programs.dropFirst().compactMap { $0.environment["SWITCHYARD_PORT"] }
        #expect(ports == ["8806", "8801", "8802", "8803", "8804", "8805", "8800"])
        #expect(LocalPlanTests.plan().ports == Array(8800...8806))
        #expect(LocalPlanTests.plan(sandbox: false, redis: false).programs.count == 6)
        #expect(LocalPlanTests.plan(sandbox: false).ports == Array(8800...8805))
    }

    @Test("everything listens on loopback alone and ends with its parent")
    func loopback() {
        let environment = ["SWITCHYARD_HOST": "0.0.0.0", "SWITCHYARD_PORT": "1"]
        for program in LocalPlanTests.plan(environment).programs where program.name != "redis" {
            #expect(
                program.environment["SWITCHYARD_HOST"] == "127.0.0.1" && program.environment["SWITCHYARD_PARENT"] == "7"
            )
        }
        let redis = LocalPlanTests.program("redis", LocalPlanTests.plan())
        #expect(redis?.arguments.contains("/f/redis.sock") == true && redis?.arguments.contains("noeviction") == true)
        #expect(redis?.arguments.prefix(3) == ["redis-server", "--port", "0"])
    }

    @Test("Anthropic's key is the classifier's alone", arguments: ["ANTHROPIC_API_KEY", "ANTHROPIC_API_KEY_FILE"])
    func anthropic(name: String) {
        for program in LocalPlanTests.plan([name: "x"]).programs {
            #expect((program.environment[name] != nil) == (program.name == "classifier"), "\(program.name)")
        }
    }

    @Test(
        "who reads text with a model and who shows it have no credential of GitHub",
        arguments: ["classifier", "console"], [true, false])
    func privilege(name: String, isSandbox: Bool) throws {
        let secrets = [
            "GITHUB_TOKEN", "GITHUB_TOKEN_FILE", "DA_AGENT_HUB_PAT", "DA_AGENT_HUB_PAT_FILE", "GITHUB_APP_PRIVATE_KEY",
            "GITHUB_APP_PRIVATE_KEY_FILE", "GITHUB_APP_ID", "GITHUB_APP_INSTALLATION_ID",
        ]
        let plan = LocalPlanTests.plan(sandbox: isSandbox, Dictionary(uniqueKeysWithValues: secrets.map { ($0, "x") }))
        let program = try #require(LocalPlanTests.program(name, plan))
        for secret in secrets { #expect(program.environment[secret] == nil, "\(secret)") }
        #expect(LocalPlanTests.program("assigner", plan)?.environment["GITHUB_TOKEN"] != nil)
    }

    @Test("a token that only this run knows does not lock people out of the console, their own one guards it")
    func token() {
        #expect(LocalPlanTests.program("console", LocalPlanTests.plan())?.environment["SWITCHYARD_API_TOKEN"] == nil)
        #expect(
            LocalPlanTests.program("resolver", LocalPlanTests.plan())?.environment["SWITCHYARD_API_TOKEN"] == "made")
        let own = LocalPlanTests.plan(["SWITCHYARD_API_TOKEN": "own"])
        #expect(LocalPlanTests.program("console", own)?.environment["SWITCHYARD_API_TOKEN"] != nil)
    }

    @Test("the faster clock is the sandbox's alone")
    func clock() {
        #expect(LocalPlanTests.plan().shared["SWITCHYARD_CLOCK_RATE"] == "60")
        #expect(LocalPlanTests.plan().shared["GITHUB_API_URL"] == "http://127.0.0.1:8806")
        let real = LocalPlanTests.plan(sandbox: false).shared
        #expect(real.keys.allSatisfy { !$0.contains("CLOCK") && !$0.hasPrefix("GITHUB") })
    }

    @Test("a policy and a Redis of one's own are used")
    func own() {
        let environment = ["SWITCHYARD_CONFIG": "/mine.yaml", "SWITCHYARD_REDIS_URL": "redis://elsewhere"]
        #expect(LocalPlanTests.plan(environment).shared["SWITCHYARD_CONFIG"] == "/mine.yaml")
        #expect(LocalPlanTests.plan().shared["SWITCHYARD_CONFIG"] == "/s.yaml")
        #expect(LocalPlanTests.plan(redis: false, environment).redisURL == "redis://elsewhere")
        #expect(LocalPlanTests.plan(environment).redisURL == "unix:///f/redis.sock")
        #expect(LocalPlanTests.plan(redis: false).redisURL == "redis://127.0.0.1:6379")
    }
}

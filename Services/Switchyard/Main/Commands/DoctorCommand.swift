import ArgumentParser
import Contracts
import CurlOutbound
import Foundation
import GitHub
import LivePlatform
import Outbound
import Policy
import ServiceRuntime
import Streams
import SwitchyardCore

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Looks at everything that must be right; each line is ok or has its remedy.",
        discussion: "Example: switchyard doctor --json")

    @Flag(help: "Write the findings as JSON lines.")
    var json = false

    func run() async throws {
        try await Workbench.attempt {
            let workbench = try Workbench()
            var problems = 0
            func tell(_ finding: Finding) throws {
                if finding.state == .problem { problems += 1 }
                Terminal.print(json ? try line(finding) : text(finding))
            }
            let policy = try configuration(workbench, tell)
            for finding in await redis(workbench) { try tell(finding) }
            let client = CurlDriver().client
            for finding in await services(workbench, client) { try tell(finding) }
            for finding in await parties(workbench, client) { try tell(finding) }
            let dbt = DbtCloudExamination(client: client, values: workbench.values, settings: workbench.settings)
            if let finding = await dbt.finding() { try tell(finding) }
            for finding in await NotifyExamination(workbench: workbench).findings(policy) { try tell(finding) }
            if let gitHub = try? workbench.gitHubClient() {
                let examination = RepositoryExamination(client: gitHub)
                for name in policy.repositories.keys.sorted() {
                    for finding in await examination.findings(policy.repository(name)) { try tell(finding) }
                }
            }
            if !json { Terminal.print(problems == 0 ? "nothing is wrong" : "\(problems) problems") }
            if problems > 0 { throw ExitCode(1) }
        }
    }

    private func line(_ finding: Finding) throws -> String {
        String(decoding: try ContractJSON.encode(finding), as: UTF8.self)
    }

    private func text(_ finding: Finding) -> String {
        let mark =
            switch finding.state {
            case .ok: Terminal.ok
            case .warning: Terminal.paint("??", 33)
            case .problem: Terminal.bad
            }
        let remedy = finding.remedy.isEmpty ? "" : "\n      \(Terminal.paint("→ " + finding.remedy, 36))"
        return "\(mark)  \(finding.subject): \(finding.message)\(remedy)"
    }

    private func configuration(_ workbench: Workbench, _ tell: (Finding) throws -> Void) throws -> Policy {
        do throws(any Error) {
            let policy = try workbench.policy()
            if policy.repositories.isEmpty {
                try tell(
                    .warning(
                        "configuration", "no repository is named",
                        remedy: "write switchyard.yaml and set SWITCHYARD_CONFIG; see deploy/switchyard.example.yaml"))
            } else {
                try tell(.ok("configuration", "\(policy.repositories.count) repositories"))
            }
            return policy
        } catch {
            try tell(.problem("configuration", "can't be used", remedy: "see the lines above"))
            return Policy()
        }
    }

    private func redis(_ workbench: Workbench) async -> [Finding] {
        do {
            try await workbench.streams().check(patience: .seconds(2))
            return [.ok("redis", "append-only, does not evict, 7.0 or later")]
        } catch {
            return [.problem("redis", "\(error)", remedy: "see docs/operations.md, Redis")]
        }
    }

    private func services(_ workbench: Workbench, _ client: OutboundClient) async -> [Finding] {
        let base = workbench.values["SWITCHYARD_PORT_BASE"].flatMap { Int($0) } ?? 8800
        var findings: [Finding] = []
        for (index, name) in (["console"] + LocalPlan.services).enumerated() {
            let url = "http://127.0.0.1:\(base + index)/health/ready"
            do throws(OutboundError) {
                let reply = try await client.send(OutboundRequest("GET", url, timeout: .seconds(3)))
                findings.append(
                    reply.status == 200
                        ? .ok(name, "ready")
                        : .problem(
                            name, "not ready: \(String(decoding: reply.body.prefix(200), as: UTF8.self))",
                            remedy: "read its log"))
            } catch {
                findings.append(
                    .warning(name, "does not answer on \(url)", remedy: "start it, or look at it where it runs"))
            }
        }
        return findings
    }

    /// The outside parties for which there is an address or a credential.
    private func parties(_ workbench: Workbench, _ client: OutboundClient) async -> [Finding] {
        let values = workbench.values
        var addresses = [("GitHub", workbench.gitHub.baseURL)]
        func add(_ name: String, _ url: String?, _ fallback: String, when keys: [String]) {
            guard keys.contains(where: { values[$0] != nil || values["\($0)_FILE"] != nil }) else { return }
            addresses.append((name, url ?? fallback))
        }
        add("dbt Cloud", values["DBT_CLOUD_URL"], "https://cloud.getdbt.com", when: ["DBT_CLOUD_API_TOKEN"])
        add("Anthropic", values["ANTHROPIC_BASE_URL"], "https://api.anthropic.com", when: ["ANTHROPIC_API_KEY"])
        add(
            "PagerDuty", values["PAGERDUTY_EVENTS_URL"], "https://events.pagerduty.com", when: ["PAGERDUTY_ROUTING_KEY"]
        )
        var findings: [Finding] = []
        for (name, url) in addresses {
            do throws(OutboundError) {
                let reply = try await client.send(
                    OutboundRequest(
                        "GET", url, headers: [OutboundHeader("User-Agent", "switchyard-doctor")], timeout: .seconds(5)))
                findings.append(.ok(name, "answers at \(url)"))
                if name == "GitHub", workbench.settings.pace.isReal, let date = reply.header("date"),
                    let skew = HTTPDate.secondsAhead(of: date, now: .system())
                {
                    findings.append(RepositoryRules.skew(name, seconds: skew))
                }
            } catch {
                findings.append(
                    .problem(name, "can't be reached at \(url)", remedy: "check the address, DNS and the firewall"))
            }
        }
        return findings
    }
}

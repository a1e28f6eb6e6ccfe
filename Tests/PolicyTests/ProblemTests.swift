import Policy
import Testing

@Suite("Problems of a file")
struct ProblemTests {
    /// A text, and the only problem that it has.
    struct Case: Sendable, CustomTestStringConvertible {
        let yaml: String
        let code: PolicyProblem.Code
        let line: Int
        let column: Int
        let path: String
        let says: String

        init(
            _ yaml: String, _ code: PolicyProblem.Code, _ line: Int, _ column: Int, _ path: String, _ says: String
        ) {
            (self.yaml, self.code, self.line, self.column, self.path, self.says) = (
                yaml, code, line, column, path, says
            )
        }

        var testDescription: String { "\(code.rawValue): \(yaml.prefix(60))" }
    }

    static let cases: [Case] = [
        Case("workspaec: acme", .unknownKey, 1, 1, "workspaec", "did you mean 'workspace'?"),
        Case("resolution:\n  re-open-within: 7d", .unknownKey, 2, 3, "resolution.re-open-within", "'reopen_within'"),
        Case("github: {xyzzy: 1}", .unknownKey, 1, 10, "github.xyzzy", "the keys are write_interval"),
        Case("hub: a/b\nhub: a/c", .duplicateKey, 2, 1, "hub", "first in line 1"),
        Case("repositories: {a/b: {}, a/b: {}}", .duplicateKey, 1, 25, "repositories.a/b", "given twice"),
        Case("repositories: {a/b: {}, A/b: {}}", .duplicateKey, 1, 15, "repositories.a/b", "GitHub ignores upper"),
        Case("repositories: {a/b: {mode: atc}}", .unknownWord, 1, 28, "repositories.a/b.mode", "did you mean 'act'?"),
        Case("repositories: {a/b: {priority: hihg}}", .unknownWord, 1, 32, "repositories.a/b.priority", "'high'"),
        Case(
            "repositories: {a/b: {critical_error_types: [schema-mismatch]}}", .unknownWord, 1, 45,
            "repositories.a/b.critical_error_types[0]", "'schema_mismatch'"),
        Case("experts: {dbt-exprt: {}}", .unknownWord, 1, 11, "experts.dbt-exprt", "'dbt-expert'"),
        Case(
            "experts: {dbt-expert: {rotation: wekly}}", .unknownWord, 1, 34, "experts.dbt-expert.rotation", "'weekly'"),
        Case(
            "assignment_rules: {rules: [{when: {category: data_quality}, expert: dbt-expert}]}", .unknownWord, 1, 46,
            "assignment_rules.rules[0].when.category", "'data_quality_issue'"),
        Case("reports: {weekly: Mno 08:00}", .unknownWord, 1, 19, "reports.weekly", "did you mean 'Mon'?"),
        Case(
            "reports: {time_zone: America/Los_Angels}", .unknownWord, 1, 22, "reports.time_zone",
            "'America/Los_Angeles'"),
        Case("reports: {time_zone: nowhere at all}", .unknownWord, 1, 22, "reports.time_zone", "IANA"),
        Case("repositories:\n  - a/b", .wrongType, 2, 3, "repositories", "a mapping is expected here, not a list"),
        Case("intake: {labels: dbt-error}", .wrongType, 1, 18, "intake.labels", "list"),
        Case("intake: {labels: [7]}", .wrongType, 1, 19, "intake.labels[0]", "put quotes"),
        Case("github: {content_per_hour: '500'}", .wrongType, 1, 28, "github.content_per_hour", "without quotes"),
        Case("github: {content_per_hour: 1.5}", .wrongType, 1, 28, "github.content_per_hour", "whole number"),
        Case(
            "resolution: {false_positive: {close: yes}}", .wrongType, 1, 38, "resolution.false_positive.close",
            "true or false"),
        Case("hub:", .wrongType, 1, 5, "hub", "not nothing"),
        Case("? [a, b]\n: 1", .wrongType, 1, 3, "", "a key is expected"),
        Case(
            "escalation_triggers: {critical_response_time: 4h}", .wrongType, 1, 47,
            "escalation_triggers.critical_response_time", "always hours"),
        Case(
            "github: {write_interval: 1}", .wrongType, 1, 26, "github.write_interval",
            "duration is expected here, not a number"),
        Case("github: {write_interval: 1 s}", .malformed, 1, 26, "github.write_interval", "no duration"),
        Case("resolution: {reopen_within: 9999999d}", .malformed, 1, 29, "resolution.reopen_within", "ten years"),
        Case("resolution: {reopen_within: 0s}", .outOfRange, 1, 29, "resolution.reopen_within", "at least 1s"),
        Case("github: {content_per_hour: 0}", .outOfRange, 1, 28, "github.content_per_hour", "from 1 to"),
        Case(
            "classification: {claude: {below_confidence: 85}}", .outOfRange, 1, 45,
            "classification.claude.below_confidence", "from 0 to 1"),
        Case(
            "classification: {claude: {storm_limit: 20 in 10m}}", .malformed, 1, 40,
            "classification.claude.storm_limit", "20/10m"),
        Case(
            "classification: {claude: {model: Claude Opus}}", .malformed, 1, 34, "classification.claude.model",
            "API's name"),
        Case("hub: acme", .malformed, 1, 6, "hub", "owner/name"),
        Case("workspace: 'a}b'", .malformed, 1, 12, "workspace", "a-z"),
        Case(
            "notifications: {slack_channel: incidents}", .malformed, 1, 32, "notifications.slack_channel", "in quotes"),
        Case(
            "silences: [{name: a, repositories: ['x/*'], from: '2026-12-24', until: '2026-12-23', author: ana, reason: r}]",
            .contradiction, 1, 72, "silences[0].until", "before it begins"),
        Case(
            "silences: [{name: a, repositories: ['x/*'], from: '2026-12-24', until: 'Monday', author: ana, reason: r}]",
            .malformed, 1, 72, "silences[0].until", "2026-12-24"),
        Case(
            "silences: [{name: a, repositories: ['x/*'], from: '2026-12-24', until: '2026-12-25', reason: r}]",
            .missingKey, 1, 12, "silences[0]", "author"),
        Case("notifications: {quiet_hours: 22:00}", .malformed, 1, 30, "notifications.quiet_hours", "08:00-18:00"),
        Case("notifications: {quiet_hours: 22:00-22:00}", .malformed, 1, 30, "notifications.quiet_hours", "empty span"),
        Case(
            "notifications: {quiet_hours: 22:00-25:00}", .malformed, 1, 30, "notifications.quiet_hours",
            "'25:00' is no time"),
        Case("reports: {monthly: 31 08:00}", .malformed, 1, 20, "reports.monthly", "1 to 28"),
        Case("experts: {dbt-expert: {hours: 08:00-18:00}}", .malformed, 1, 31, "experts.dbt-expert.hours", "Mon-Fri"),
        Case("experts: {dbt-expert: {members: [a b]}}", .malformed, 1, 34, "experts.dbt-expert.members[0]", "login"),
        Case("intake: {workflow_runs: ['release/{a']}", .malformed, 1, 26, "intake.workflow_runs[0]", "not closed"),
        Case(
            "repositories: {a/b: {dbt_cloud: {}}}", .missingKey, 1, 33, "repositories.a/b.dbt_cloud",
            "'project_id' is missing"),
        Case(
            "assignment_rules: {rules: [{when: {path: a}}]}", .missingKey, 1, 28, "assignment_rules.rules[0]",
            "no effect"),
        Case(
            "assignment_rules: {rules: [{when: {}, expert: dbt-expert}]}", .missingKey, 1, 35,
            "assignment_rules.rules[0].when", "match everything"),
        Case(
            "repositories: {a/b: {sla: {critical: 2d}}}", .contradiction, 1, 38, "repositories.a/b.sla.critical",
            "more time"),
        Case(
            "experts: {dbt-expert: {fallback: dbt-expert}}", .contradiction, 1, 10, "experts.dbt-expert.fallback",
            "lead back"),
        Case("hub: *nothing", .unknownAlias, 1, 6, "", "anchor"),
        Case("a: [1, 2", .syntax, 2, 1, "", "close the bracket"),
        Case("hub: a/b\n\tworkspace: x", .syntax, 2, 1, "", "spaces"),
        Case("experts: {dbt-expert: {members: [@acme/x]}}", .syntax, 1, 34, "", "quotes around"),
        Case("hub: a/b\n---\nhub: a/c", .syntax, 2, 1, "", "single document"),
        Case("hub: \"a/b", .syntax, 1, 10, "", "close the quote"),
        Case("hub: a\u{0}b", .syntax, 1, 7, "", "U+0"),
    ]

    @Test("is told with its line, column, key path, what is wrong and the remedy", arguments: cases)
    func single(_ example: Case) throws {
        let found = problems(example.yaml)
        let problem = try #require(found.first)
        #expect(found.count == 1, "\(found)")
        #expect(problem.code == example.code, "\(problem)")
        #expect((problem.line, problem.column) == (example.line, example.column), "\(problem)")
        #expect(problem.path == example.path)
        #expect(problem.description.contains(example.says), "\(problem)")
        #expect(problem.suggestion != nil)
    }

    @Test("every kind of problem has a case")
    func complete() {
        let elsewhere: Set<PolicyProblem.Code> = [.tooLarge, .tooComplex, .more]
        #expect(Set(Self.cases.map(\.code)).union(elsewhere) == Set(PolicyProblem.Code.allCases))
    }

    @Test("all problems of a file are told at once, in its order, duplicates among them, one a line")
    func together() throws {
        let yaml = """
            workspace: Acme
            github: {write_interval: fast, content_per_hour: 0}
            hub: a/b
            github: {}
            repositories:
              a/b: {mode: atc, mode: act, priorty: high}
            """
        let expected = """
            switchyard.yaml:1:12: workspace: 'Acme' is no workspace name; write 1 to 63 of a-z, 0-9, '-' and '_', starting with a letter or digit
            switchyard.yaml:2:26: github.write_interval: 'fast' is no duration; write a whole number and a unit of ms, s, m, h, d or w, up to ten years, like 90s or 6h
            switchyard.yaml:2:50: github.content_per_hour: 0 is out of range; write a number from 1 to 1000000
            switchyard.yaml:4:1: github: 'github' is given twice, first in line 2; keep one of them
            switchyard.yaml:6:15: repositories.a/b.mode: 'atc' is no mode; did you mean 'act'?
            switchyard.yaml:6:20: repositories.a/b.mode: 'mode' is given twice, first in line 6; keep one of them
            switchyard.yaml:6:31: repositories.a/b.priorty: there is no key 'priorty' here; did you mean 'priority'?
            """
        #expect(text(yaml) == expected)
    }

    private func text(_ yaml: String) -> String {
        do throws(PolicyProblems) {
            _ = try Policy.load(yaml: yaml, file: "switchyard.yaml")
            return ""
        } catch {
            return error.description
        }
    }

    @Test("control characters of the file do not reach the message")
    func inert() throws {
        let problem = try #require(problems(#"hub: "a\e[31m\nb\u202E""#).first)
        #expect(problem.message == #"'a\u{1b}[31m\u{a}b\u{202e}' is no repository"#)
    }

    @Test("after 200 problems the rest is only announced")
    func many() {
        let found = problems((0..<5000).map { "wrkspace\($0): 1" }.joined(separator: "\n"))
        #expect(found.count == 201)
        #expect(found.last?.code == .more)
    }
}

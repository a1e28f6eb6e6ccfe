import ArgumentParser
import ClassifierCore
import Contracts
import Foundation
import Policy
import SwitchyardCore

struct ClassifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify", abstract: "Judges reports without any service.",
        discussion: """
            A text is one report: its first line is the title. JSON lines {"id","repository","title","body"} give a \
            verdict a line.
            Example: echo 'Database Error: warehouse timeout, rerun passed' | switchyard classify
            """)

    @Argument(help: "The file; standard input when left out.")
    var file: String?
    @Option(help: "The repository whose policy counts, for a text.")
    var repository = "acme/unknown"
    @Flag(help: "Write verdicts as JSON lines.")
    var json = false

    func run() async throws {
        try await Workbench.attempt {
            let data = try read()
            let judge = Judge(policy: try policy(), engine: try engine())
            let lines = data.split(separator: 0x0A).filter { !$0.allSatisfy { $0 <= 0x20 } }
            if let first = lines.first, first.first == UInt8(ascii: "{"),
                (try? JSONDecoder().decode(Line.self, from: first)) != nil
            {
                try judgeAll(lines, judge)
            } else {
                try judgeOne(String(decoding: data, as: UTF8.self), judge)
            }
        }
    }

    /// One line of input.
    private struct Line: Codable {
        var id: String?
        var repository: RepositoryName?
        var title: String
        var body: String
    }

    /// One line of output.
    private struct Answer: Codable {
        var id: String?
        var verdict: Verdict?
        var error: String?
    }

    private func read() throws -> Data {
        guard let file else { return FileHandle.standardInput.readDataToEndOfFile() }
        guard let data = FileManager.default.contents(atPath: file) else {
            Terminal.complain("\(file) can't be read")
            throw ExitCode(2)
        }
        return data
    }

    private func policy() throws -> Policy {
        guard let workbench = try? Workbench() else { return Policy() }
        return try workbench.policy()
    }

    private func engine() throws -> EmbeddedClassifier {
        EmbeddedClassifier(corpus: try EvaluateCommand.corpus())
    }

    private func judgeAll(_ lines: [Data], _ judge: Judge) throws {
        var failed = 0
        for (number, line) in lines.enumerated() {
            var answer = Answer()
            do {
                let line = try JSONDecoder().decode(Line.self, from: line)
                answer.id = line.id
                answer.verdict = judge.verdict(on: try request(line.repository, line.title, line.body))
            } catch {
                failed += 1
                answer.error = "line \(number + 1): expected {\"id\",\"repository\",\"title\",\"body\"}"
            }
            Terminal.print(String(decoding: try ContractJSON.encode(answer), as: UTF8.self))
        }
        if failed > 0 { throw ExitCode(1) }
    }

    private func judgeOne(_ text: String, _ judge: Judge) throws {
        let parts = text.split(separator: "\n", maxSplits: 1)
        guard let title = parts.first else {
            Terminal.complain("nothing to judge: the input is empty")
            throw ExitCode(2)
        }
        guard let name = RepositoryName(repository) else {
            Terminal.complain("--repository: expected owner/name")
            throw ExitCode(2)
        }
        let verdict = judge.verdict(on: try request(name, String(title), parts.count > 1 ? String(parts[1]) : ""))
        if json {
            Terminal.print(String(decoding: try ContractJSON.encode(Answer(verdict: verdict)), as: UTF8.self))
        } else {
            for line in VerdictText.lines(verdict) { Terminal.print(line) }
        }
    }

    private func request(_ repository: RepositoryName?, _ title: String, _ body: String) throws -> ClassifyRequest {
        let name = repository ?? RepositoryName(self.repository)
        guard let name else { throw ExitCode(2) }
        return ClassifyRequest(repository: name, title: title, body: body)
    }
}

import ArgumentParser
import Contracts
import Foundation
import Policy

struct CheckConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config", abstract: "Tells every problem of switchyard.yaml, with line and column.",
        discussion: "Example: switchyard check-config deploy/switchyard.example.yaml")

    @Argument(help: "The file; SWITCHYARD_CONFIG when left out.")
    var file: String?
    @Flag(help: "Write the problems as JSON.")
    var json = false

    func run() async throws {
        let path = file ?? ProcessInfo.processInfo.environment["SWITCHYARD_CONFIG"] ?? "switchyard.yaml"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            Terminal.complain("\(path) can't be read; name the file, or set SWITCHYARD_CONFIG")
            throw ExitCode(2)
        }
        do throws(PolicyProblems) {
            let policy = try Policy.load(yaml: text, file: path)
            if json {
                Terminal.print("[]")
            } else {
                let count = policy.repositories.count
                Terminal.print("\(Terminal.ok)  \(path): \(count) repositories, workspace \(policy.workspace)")
            }
        } catch {
            try report(error)
        }
    }

    private func report(_ problems: PolicyProblems) throws {
        if json {
            Terminal.print(String(decoding: try ContractJSON.encode(problems.problems), as: UTF8.self))
        } else {
            Terminal.print("\(problems)")
        }
        throw ExitCode(1)
    }
}

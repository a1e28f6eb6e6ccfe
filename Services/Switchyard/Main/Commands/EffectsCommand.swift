import ArgumentParser
import Contracts
import Effects
import Foundation
import LivePlatform
import Streams
import SwitchyardCore

struct EffectsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "effects", abstract: "Tells what Switchyard wrote to the outside world, or would write.",
        subcommands: [List.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ls", abstract: "Lists effects, newest first.",
            discussion: "Example: switchyard effects ls --state failed")
        @Option(help: "Only those in this state: planned, started, done, failed, undone.")
        var state: String?
        @Option(help: "Only those on this issue, e.g. acme/dbt_cloud#42.")
        var subject: String?
        @Option(name: [.customShort("n"), .long], help: "At most so many, 1…1000.")
        var count = 50
        @Flag(help: "Write JSON lines.")
        var json = false

        func validate() throws {
            guard (1...1000).contains(count) else { throw ValidationError("--count: expected 1…1000") }
            if let state, !EffectState.known.contains(EffectState(rawValue: state)) {
                let known = EffectState.known.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--state: expected \(known)")
            }
        }

        func run() async throws {
            try await Workbench.attempt {
                let effects = try await find(try Workbench().streams().store)
                var table = TextTable(["PLANNED", "STATE", "MODE", "KIND", "SUBJECT", "TRIES", "ERROR"])
                for effect in effects {
                    if json { Terminal.print(String(decoding: try ContractJSON.encode(effect), as: UTF8.self)) }
                    table.add([
                        effect.plannedAt.rfc3339, effect.state.rawValue, effect.mode.rawValue, effect.kind.rawValue,
                        effect.subject.description, String(effect.attempts), effect.error ?? "",
                    ])
                }
                if !json { for line in table.lines { Terminal.print(line) } }
            }
        }

        private func find(_ store: StateStore) async throws -> [Effect] {
            var found: [Effect] = []
            var offset = 0
            while found.count < count {
                let page = try await store.members(
                    MemberQuery(EffectLedger.index, limit: 200, offset: offset, descending: true))
                let records = try await store.read(page.map { EffectLedger.key($0.member) })
                for record in records {
                    guard let bytes = record.data,
                        let effect = try? ContractJSON.decode(Effect.self, from: bytes), matches(effect)
                    else { continue }
                    found.append(effect)
                }
                offset += page.count
                if page.count < 200 { break }
            }
            return Array(found.prefix(count))
        }

        private func matches(_ effect: Effect) -> Bool {
            (state.map { $0 == effect.state.rawValue } ?? true)
                && (subject.map { $0 == effect.subject.description } ?? true)
        }
    }
}

import ArgumentParser
import Contracts
import FailureText
import Foundation
import LivePlatform
import Streams
import SwitchyardCore
import SwitchyardService

struct StreamsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "streams", abstract: "Looks into the streams.",
        subcommands: [List.self, Tail.self, Lag.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ls", abstract: "Lists the streams, their lengths and dead letters.",
            discussion: "Example: switchyard streams ls")
        @Flag(help: "Write JSON lines.")
        var json = false

        func run() async throws {
            try await Workbench.attempt {
                let inspector = try Workbench().streams().inspector
                var table = TextTable(["STREAM", "ENTRIES", "DEAD", "GROUPS"])
                for stream in StreamName.known {
                    let length = try await inspector.length(stream)
                    let dead = try await inspector.length(stream.dead)
                    if json {
                        Terminal.print(#"{"stream":"\#(stream)","entries":\#(length),"dead":\#(dead)}"#)
                    }
                    table.add([
                        stream.rawValue, String(length), String(dead), stream.groups.joined(separator: ", "),
                    ])
                }
                if !json { for line in table.lines { Terminal.print(line) } }
            }
        }
    }

    struct Tail: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "tail", abstract: "Shows the newest entries of a stream.",
            discussion: "Example: switchyard streams tail classifications --follow")
        @Argument(help: "The stream, e.g. failures or failures:dead.")
        var stream: String
        @Option(name: [.customShort("n"), .long], help: "How many, 1…1000.")
        var count = 10
        @Flag(name: .shortAndLong, help: "Go on with what comes.")
        var follow = false
        @Flag(help: "Write JSON lines.")
        var json = false

        func validate() throws {
            guard (1...1000).contains(count) else { throw ValidationError("--count: expected 1…1000") }
            let known = StreamName.known.flatMap { [$0.rawValue, $0.dead.rawValue] }
            guard known.contains(stream) else {
                throw ValidationError("no such stream; there are \(known.joined(separator: ", "))")
            }
        }

        func run() async throws {
            try await Workbench.attempt {
                let inspector = try Workbench().streams().inspector
                let name = StreamName(rawValue: stream)
                let newest = try await inspector.entries(EntryQuery(name, limit: count, descending: true))
                for entry in newest.reversed() { try show(entry) }
                var position = newest.first?.position ?? "0-0"
                while follow {
                    let more = try await inspector.entries(EntryQuery(name, after: position, limit: 100))
                    for entry in more { try show(entry) }
                    position = more.last?.position ?? position
                    if more.isEmpty { try await Task.sleep(for: .milliseconds(250)) }
                }
            }
        }

        private func show(_ entry: StreamEntry) throws {
            Terminal.print(json ? try EntryText.json(entry) : EntryText.line(entry))
        }
    }

    struct Lag: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lag", abstract: "Tells how far each service is behind.",
            discussion: "Example: switchyard streams lag --over 1000")
        @Option(help: "End with status 1 when a group has more entries than this before it.")
        var over: Int?
        @Flag(help: "Write JSON lines.")
        var json = false

        func run() async throws {
            try await Workbench.attempt {
                let inspector = try Workbench().streams().inspector
                var table = TextTable(["STREAM", "GROUP", "WAITING", "IN HAND"])
                var worst = 0
                for stream in StreamName.known {
                    for lag in try await inspector.groups(stream) {
                        let waiting = lag.undelivered ?? 0
                        worst = max(worst, waiting + lag.pending)
                        if json {
                            Terminal.print(
                                #"{"stream":"\#(stream)","group":"\#(lag.group)","lag":\#(waiting),"pending":\#(lag.pending)}"#
                            )
                        }
                        table.add([stream.rawValue, lag.group, String(waiting), String(lag.pending)])
                    }
                }
                if !json { for line in table.lines { Terminal.print(line) } }
                if let over, worst > over { throw ExitCode(1) }
            }
        }
    }
}

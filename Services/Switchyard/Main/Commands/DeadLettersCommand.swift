import ArgumentParser
import Contracts
import Foundation
import Streams
import SwitchyardCore
import SwitchyardService

struct DeadLettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead-letters", abstract: "Lists, shows, retries and drops entries that could not be handled.",
        subcommands: [List.self, Show.self, Retry.self, Drop.self], defaultSubcommand: List.self)

    /// Which dead letter.
    struct Letter: ParsableArguments {
        @Argument(help: "The stream that it comes from, e.g. failures.")
        var stream: String
        @Argument(help: "Its position, as `dead-letters ls` shows it.")
        var position: String

        func validate() throws {
            guard StreamName.known.contains(StreamName(rawValue: stream)) else {
                let known = StreamName.known.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("no such stream; there are \(known)")
            }
        }

        var name: StreamName { StreamName(rawValue: stream) }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ls", abstract: "Lists dead letters; status 1 when there are any.",
            discussion: "Example: switchyard dead-letters ls")
        @Flag(help: "Write JSON lines.")
        var json = false

        func run() async throws {
            try await Workbench.attempt {
                let box = try DeadLetterBox(Workbench())
                var table = TextTable(["STREAM", "POSITION", "TYPE", "SUBJECT", "TRIES", "WHY"])
                var isEmpty = true
                for stream in StreamName.known {
                    for entry in try await box.all(of: stream) {
                        isEmpty = false
                        let fields = DeadLetterBox.texts(entry)
                        if json { Terminal.print(try EntryText.json(entry)) }
                        table.add([
                            stream.rawValue, entry.position, fields["type"] ?? "?", fields["subject"] ?? "",
                            fields["deliveries"] ?? "", fields["error"] ?? "",
                        ])
                    }
                }
                if isEmpty { return json ? () : Terminal.print("no dead letters") }
                if !json { for line in table.lines { Terminal.print(line) } }
                throw ExitCode(1)
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Shows a dead letter whole.",
            discussion: "Example: switchyard dead-letters show failures 1764000000000-0")
        @OptionGroup var letter: Letter

        func run() async throws {
            try await Workbench.attempt {
                let box = try DeadLetterBox(Workbench())
                guard let entry = try await box.find(letter.name, letter.position) else { throw missing(letter) }
                Terminal.print(try EntryText.json(entry))
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry", abstract: "Puts a dead letter back on its stream, once.",
            discussion: "Example: switchyard dead-letters retry failures 1764000000000-0")
        @OptionGroup var letter: Letter

        func run() async throws {
            try await Workbench.attempt {
                let box = try DeadLetterBox(Workbench())
                guard let entry = try await box.find(letter.name, letter.position) else { throw missing(letter) }
                try await box.retry(entry, of: letter.name)
                Terminal.print("\(Terminal.ok)  back on \(letter.stream)")
            }
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "drop", abstract: "Forgets a dead letter.",
            discussion: "Example: switchyard dead-letters drop failures 1764000000000-0")
        @OptionGroup var letter: Letter

        func run() async throws {
            try await Workbench.attempt {
                guard try await DeadLetterBox(Workbench()).drop(letter.name, letter.position) else {
                    throw missing(letter)
                }
                Terminal.print("\(Terminal.ok)  dropped")
            }
        }
    }

    private static func missing(_ letter: Letter) -> ExitCode {
        Terminal.complain("\(letter.stream) has no dead letter \(letter.position); see switchyard dead-letters ls")
        return ExitCode(1)
    }
}

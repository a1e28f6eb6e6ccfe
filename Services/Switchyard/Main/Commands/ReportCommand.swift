import ArgumentParser
import Contracts
import CorrelatorCore
import Foundation
import LivePlatform
import Policy
import ServiceRuntime
import SwitchyardCore
import SwitchyardService

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Counts what Switchyard did: times, volumes, verdicts, noise, incidents, work, cost, risks.",
        discussion: """
            Without a time: the seven days until the newest entry. --weekly and --monthly: what the last report in the hub was about.
            Example: switchyard report --weekly --format markdown --pictures pictures
            """)

    /// How it is written.
    enum Form: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, csv }

    @Option(help: "From when: 7d or 12h back, a day or a moment (2026-11-23, 2026-11-23T08:00:00Z).")
    var since: String?
    @Option(help: "Until when: a day or a moment, not included.")
    var until: String?
    @Flag(help: "The week until the last weekly report was due.")
    var weekly = false
    @Flag(help: "The month until the last monthly report was due.")
    var monthly = false
    @Option(help: "text, markdown, json or csv.")
    var format = Form.text
    @Flag(help: "The same as --format json: what CorrelatorService/GetReport answers.")
    var json = false
    @Option(help: "Also draws the figures, as SVG files in this folder.")
    var pictures: String?

    func validate() throws { _ = try period() }

    private func period() throws -> ReportPeriod {
        guard [weekly, monthly, since != nil || until != nil].count(where: \.self) < 2 else {
            throw ValidationError("--weekly, --monthly and --since/--until exclude each other")
        }
        if weekly { return .week }
        if monthly { return .month }
        let end = try until.map { try moment($0, "--until") }
        guard let since else {
            guard let end else { return .last(.seconds(7 * 86_400)) }
            return .between(end - .seconds(7 * 86_400), end)
        }
        if let span = DurationText.parse(since) { return end.map { .between($0 - span, $0) } ?? .last(span) }
        let start = try moment(since, "--since")
        if let end, start >= end { throw ValidationError("--since: is not before --until") }
        return .between(start, end)
    }

    private func moment(_ text: String, _ option: String) throws -> Timestamp {
        guard let moment = Timestamp(rfc3339: text) ?? Timestamp(rfc3339: "\(text)T00:00:00Z") else {
            throw ValidationError("\(option): expected 7d, 2026-11-23 or 2026-11-23T08:00:00Z, not \(text)")
        }
        return moment
    }

    func run() async throws {
        try await Workbench.attempt {
            let bench = try Workbench()
            let streams = try bench.streams()
            let reader = ChronicleReader(store: streams.store, inspector: streams.inspector)
            let report = try await reader.report(of: try period(), policy: try bench.policy())
            try write(report)
            if let pictures { try draw(report, in: pictures) }
        }
    }

    private func write(_ report: GetReportResponse) throws {
        switch json ? .json : format {
        case .text: for line in ReportText.lines(report) { Terminal.print(line) }
        case .markdown: Terminal.print(ReportMarkdown.text(report, title: "Switchyard report"))
        case .json: Terminal.print(String(decoding: try ContractJSON.encode(report), as: UTF8.self))
        case .csv: FileHandle.standardOutput.write(Data(ReportCSV.text(report).utf8))
        }
    }

    private func draw(_ report: GetReportResponse, in folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for picture in ReportPictures.all(report) {
            try picture.svg.text.write(toFile: "\(folder)/\(picture.name).svg", atomically: true, encoding: .utf8)
        }
    }
}

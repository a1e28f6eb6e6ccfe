import FailureText
import Foundation
import Testing

/// The labelled reports beside the package, when this machine has them.
enum SharedCorpus {
    struct Report: Decodable {
        let id: String
        let title: String
        let body: String
    }

    static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/corpus/reports.jsonl")
    static let isPresent = FileManager.default.fileExists(atPath: file.path)
    static let absence = "../shared/corpus is not beside the package: its reports are skipped"

    static func reports() throws -> [Report] {
        try Data(contentsOf: file).split(separator: 0x0A).map { try JSONDecoder().decode(Report.self, from: $0) }
    }
}

@Suite("The reports of the corpus", .enabled(if: SharedCorpus.isPresent, "\(SharedCorpus.absence)"))
struct CorpusTests {
    /// Another day: years, clock times, UUIDs and numbers of seven digits and more are others.
    private func otherDay(_ text: String) -> String {
        var output = ""
        var run = ""
        for character in text + "\u{0}" {
            if character.isASCII, character.isNumber {
                run.append(character)
                continue
            }
            if run.count >= 7 || (run.count == 4 && run.hasPrefix("20") && character == "-") {
                output += run.dropLast() + (run.hasSuffix("9") ? "8" : "9")
            } else if run.count == 2, character == ":" || output.hasSuffix(":") {
                output += run.first.map { "\($0)" + (run.hasSuffix("9") ? "1" : "9") } ?? ""
            } else {
                output += run
            }
            run = ""
            if character != "\u{0}" { output.append(character) }
        }
        return output
    }

    @Test("on another day 95 of 100 reports keep their fingerprint")
    func stable() throws {
        let reports = try SharedCorpus.reports()
        var changed: [String] = []
        var touched = 0
        for report in reports {
            let (title, body) = (otherDay(report.title), otherDay(report.body))
            if title + body != report.title + report.body { touched += 1 }
            let (first, second) = (
                ErrorExtraction(title: report.title, body: report.body), ErrorExtraction(title: title, body: body)
            )
            if first.fingerprint != second.fingerprint { changed.append(report.id) }
        }
        #expect(touched > 100)
        #expect(changed.count * 20 <= reports.count, "\(changed)")
        print("corpus: \(touched) of \(reports.count) touched, \(changed.count) changed: \(changed)")
    }

    @Test("distinct reports seldom share a fingerprint, and most show their family")
    func distinct() throws {
        let reports = try SharedCorpus.reports()
        var groups: [String: [String]] = [:]
        var unknown = 0
        for report in reports {
            let extraction = ErrorExtraction(title: report.title, body: report.body)
            groups[extraction.fingerprint, default: []].append(report.id)
            if extraction.family == "unknown" { unknown += 1 }
            #expect(!extraction.lines.isEmpty && extraction.lines.count <= ErrorExtraction.lineLimit)
        }
        let shared = groups.values.filter { $0.count > 1 }
        #expect(groups.count * 100 >= reports.count * 97, "\(shared)")
        print("corpus: \(groups.count) fingerprints of \(reports.count), shared: \(shared), unknown family: \(unknown)")
    }
}

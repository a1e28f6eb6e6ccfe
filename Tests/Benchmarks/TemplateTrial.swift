import ClassifierCore
import Foundation

/// Finds the templates of log lines whose truth is known; `templates.py` does the same with drain3.
enum TemplateTrial {
    /// Prints a line a system and one over all: grouping accuracy (the share of lines whose cluster holds exactly the lines
    /// of their template) and lines a second of CPU time.
    static func run(folder: String) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".tsv") }.sorted()
        var accuracies: [Double] = []
        var lines = 0
        var seconds = 0.0
        for file in files {
            let system = try read("\(folder)/\(file)")
            let (found, took) = cluster(system.lines)
            let accuracy = groupingAccuracy(truth: system.truth, found: found)
            accuracies.append(accuracy)
            lines += found.count
            seconds += took
            print(row(String(file.dropLast(4)), accuracy, Double(found.count) / took))
        }
        guard !accuracies.isEmpty else { return print("no .tsv in \(folder)") }
        print(row("mean", accuracies.reduce(0, +) / Double(accuracies.count), Double(lines) / seconds))
    }

    /// Clusters the lines; the time is the least of five rounds, each with a new tree.
    private static func cluster(_ lines: [[UInt8]]) -> (found: [UInt64], seconds: Double) {
        var found: [UInt64] = []
        var least = Double.infinity
        for _ in 0..<5 {
            found.removeAll(keepingCapacity: true)
            var tree = TemplateTree()
            var tokens = TemplateTokens()
            let start = CPUClock.seconds
            for line in lines {
                line.withUnsafeBufferPointer { tokens.read(logLine: $0) }
                found.append(tree.place(tokens).cluster)
            }
            least = min(least, CPUClock.seconds - start)
        }
        return (found, least)
    }

    private static func read(_ path: String) throws -> (truth: [UInt64], lines: [[UInt8]]) {
        var truth: [UInt64] = []
        var lines: [[UInt8]] = []
        for row in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let parts = row.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2, let number = UInt64(parts[0]) else { continue }
            truth.append(number)
            lines.append(Array(parts[1].utf8))
        }
        return (truth, lines)
    }

    private static func groupingAccuracy(truth: [UInt64], found: [UInt64]) -> Double {
        let expected = Set(Dictionary(grouping: truth.indices, by: { truth[$0] }).values)
        let right = Dictionary(grouping: found.indices, by: { found[$0] }).values.filter(expected.contains)
        return Double(right.reduce(0) { $0 + $1.count }) / Double(max(1, truth.count))
    }

    private static func row(_ name: String, _ accuracy: Double, _ rate: Double) -> String {
        name.padding(toLength: 12, withPad: " ", startingAt: 0)
            + String(format: " accuracy %.3f  %9.0f lines/s", accuracy, rate)
    }
}

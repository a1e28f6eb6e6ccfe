import FoundationEssentials

/// The project's own labelled reports, lexicon and error table, as they lie in a folder beside the executables.
package struct Corpus: Sendable {
    /// What the model learns from.
    package var reports: [LabelledReport]
    /// Phrases by concept.
    package var lexicon: Lexicon
    /// What machines say and what it means.
    package var errors: ErrorTable

    /// Made of its parts.
    package init(reports: [LabelledReport], lexicon: Lexicon, errors: ErrorTable) {
        self.reports = reports
        self.lexicon = lexicon
        self.errors = errors
    }

    /// Files of reports, in the order in which they are learnt.
    package static let reportFiles = ["reports.jsonl", "more.jsonl", "own.jsonl"]

    /// Reads a folder that holds the ``reportFiles``, `lexicon.txt` and `errors.tsv`.
    ///
    /// - Throws: ``CorpusError`` with `missing` for a file that is not there, `malformed` for a line that cannot be
    ///   decoded.
    package init(folder: String) throws(CorpusError) {
        var reports: [LabelledReport] = []
        for file in Corpus.reportFiles { reports += try Corpus.reports(at: folder + "/" + file) }
        self.init(
            reports: reports,
            lexicon: Lexicon(text: try Corpus.text(at: folder + "/lexicon.txt")),
            errors: ErrorTable(text: try Corpus.text(at: folder + "/errors.tsv")))
    }

    /// Labelled reports from a file of JSON lines.
    ///
    /// - Throws: ``CorpusError`` with `missing` or `malformed`.
    package static func reports(at path: String) throws(CorpusError) -> [LabelledReport] {
        let decoder = JSONDecoder()
        var reports: [LabelledReport] = []
        for (number, line) in try data(at: path).split(separator: 0x0A).enumerated() {
            do {
                reports.append(try decoder.decode(LabelledReport.self, from: line))
            } catch {
                throw CorpusError(
                    code: .malformed, message: "\(path):\(number + 1): not a labelled report", underlying: error)
            }
        }
        return reports
    }

    private static func text(at path: String) throws(CorpusError) -> String {
        String(decoding: try data(at: path), as: UTF8.self)
    }

    private static func data(at path: String) throws(CorpusError) -> Data {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CorpusError(
                code: .missing, message: "\(path) cannot be read; set SWITCHYARD_CORPUS to the folder of the corpus")
        }
        return data
    }
}

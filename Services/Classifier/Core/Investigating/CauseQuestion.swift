package import Contracts
import JSONScan

/// The words of the question what is behind a failure.
package enum CauseQuestion {
    /// What is remembered of the failure as JSON-encoded data: numbers and words of our lists, and the report's own title and lines.
    package static func report(_ memory: FailureMemory, similar: [SimilarCase]) -> String {
        QuestionText.json { writer in
            writer.object { writer in
                writer.key("facts")
                facts(memory, &writer)
                writer.key("past")
                past(similar, &writer)
                writer.key("report")
                writer.object { writer in
                    writer.member("title", String(memory.title.prefix(500)))
                    writer.member("lines", memory.lines.prefix(20).map { String($0.prefix(1000)) })
                }
            }
        }
    }

    private static func facts(_ memory: FailureMemory, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("category", memory.verdict.category.rawValue)
            writer.member("error_type", memory.verdict.errorType.rawValue)
            writer.member("category_confidence", memory.verdict.confidence)
            writer.member("said_by_a_person", ifPresent: memory.correction?.category?.rawValue)
            writer.member("seen", memory.hits)
            writer.member("first_seen", memory.firstSeen.rfc3339)
            writer.member("last_seen", memory.lastSeen.rfc3339)
            writer.member("ended_as", ifPresent: memory.ending?.pattern.rawValue)
        }
    }

    /// Words of our lists alone, so that nobody's old text comes back.
    private static func past(_ similar: [SimilarCase], _ writer: inout JSONWriter) {
        writer.array { writer in
            for known in similar.prefix(5) {
                writer.object { writer in
                    writer.member("category", known.category.rawValue)
                    writer.member("ended_as", ifPresent: known.pattern?.rawValue)
                    writer.member("similarity", known.similarity)
                }
            }
        }
    }
}

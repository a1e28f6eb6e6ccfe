import Contracts
import JSONScan
import Policy

extension QuestionText {
    static func write(_ reports: [LabelledReport], to writer: inout JSONWriter) {
        writer.array { writer in
            for report in reports {
                writer.object { writer in
                    writer.member("title", report.title)
                    writer.member("body", String(report.body.prefix(600)))
                    writer.member("category", report.category.rawValue)
                    writer.member("experts", report.experts.map(\.rawValue))
                    writer.member("why", ifPresent: report.why)
                }
            }
        }
    }

    static func write(_ rule: ClassificationRule, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", rule.name)
            writer.member("category", ifPresent: rule.then.category?.rawValue)
            writer.member("error_type", ifPresent: rule.then.errorType?.rawValue)
            writer.member("expert", ifPresent: rule.then.expert?.rawValue)
        }
    }

    /// What is remembered of the same failure and of similar ones: numbers and words of our lists alone, so that nobody's
    /// old text comes back.
    static func write(_ memory: FailureMemory?, _ similar: [SimilarCase], to writer: inout JSONWriter) {
        writer.array { writer in
            if let memory { write(memory, to: &writer) }
            for past in similar {
                writer.object { writer in
                    writer.member("alike", String(Int((past.similarity * 100).rounded())) + " %")
                    writer.member("last_seen", past.lastSeen.rfc3339)
                    writer.member("category", past.category.rawValue)
                    writer.member("ended", ifPresent: past.pattern?.rawValue)
                }
            }
        }
    }

    private static func write(_ memory: FailureMemory, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("seen", memory.hits)
            writer.member("first_seen", memory.firstSeen.rfc3339)
            writer.member("last_seen", memory.lastSeen.rfc3339)
            writer.member("category", memory.verdict.category.rawValue)
            writer.member("a_person_said", ifPresent: memory.correction?.category?.rawValue)
            writer.member("ended", ifPresent: memory.ending?.pattern.rawValue)
        }
    }

    static func facts(_ failure: FailureObserved, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("origin", failure.origin.rawValue)
            writer.member("environment", failure.environment.rawValue)
            writer.member("attempt", ifPresent: failure.run?.attempt)
            writer.member("trigger", ifPresent: failure.run?.trigger)
            writer.member("systems", failure.systems)
            writer.key("nodes")
            writer.array { writer in
                for node in failure.nodes.prefix(20) {
                    writer.object { writer in
                        writer.member("id", node.uniqueID)
                        writer.member("type", ifPresent: node.resourceType)
                        writer.member("status", ifPresent: node.status)
                    }
                }
            }
        }
    }
}

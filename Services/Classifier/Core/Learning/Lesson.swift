import Contracts

/// One text to learn from: a report, or the reason somebody gave for its label.
struct Lesson {
    var title: String
    var body: String
    var target: TrainingTarget

    /// Reports and their reasons, then corrections; labels outside the taxonomy are left out.
    static func all(reports: [LabelledReport], corrections: [LabelledReport]) -> [Lesson] {
        var lessons: [Lesson] = []
        lessons.reserveCapacity(reports.count * 2 + corrections.count)
        for report in reports {
            guard let lanes = lanes(report) else { continue }
            lessons.append(
                Lesson(
                    title: report.title, body: report.body,
                    target: TrainingTarget(lanes: lanes, weight: report.hard == true ? EmbeddedModel.hardWeight : 1)))
            guard let why = report.why, !why.isEmpty else { continue }
            lessons.append(
                Lesson(
                    title: "", body: why, target: TrainingTarget(lanes: lanes, weight: EmbeddedModel.reasonWeight)))
        }
        for report in corrections {
            guard let lanes = lanes(report) else { continue }
            let target = TrainingTarget(lanes: lanes, weight: EmbeddedModel.correctionWeight)
            lessons.append(Lesson(title: report.title, body: report.body, target: target))
        }
        return lessons
    }

    private static func lanes(_ report: LabelledReport) -> SIMD16<Float>? {
        guard let category = EmbeddedModel.categories.firstIndex(of: report.category) else { return nil }
        let experts = report.experts.compactMap { EmbeddedModel.experts.firstIndex(of: $0) }
        guard !experts.isEmpty else { return nil }
        var lanes = SIMD16<Float>.zero
        for lane in 0..<5 { lanes[lane] = EmbeddedModel.doubt / 5 }
        lanes[category] += 1 - EmbeddedModel.doubt
        for expert in experts { lanes[8 + expert] = 1 / Float(experts.count) }
        return lanes
    }
}

extension ReadText {
    /// Reads the text's own bytes.
    mutating func read(title: String, body: String) {
        var title = title
        var body = body
        title.withUTF8 { title in
            body.withUTF8 { body in read(title: title, body: body) }
        }
    }
}

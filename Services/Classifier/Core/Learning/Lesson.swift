import Contracts

/// One text to learn from: a report, the reason somebody gave for its label, or a row of the error table.
struct Lesson {
    var title: String
    var body: String
    var target: TrainingTarget

    /// Reports and their reasons, corrections, then known errors; labels outside the taxonomy are left out.
    static func all(
        reports: [LabelledReport], corrections: [LabelledReport], errors: ErrorTable
    ) -> [Lesson] {
        var lessons: [Lesson] = []
        lessons.reserveCapacity(reports.count * 2 + corrections.count + errors.rows.count)
        for report in reports {
            guard let lanes = lanes(report) else { continue }
            let weight: Float = report.hard == true ? EmbeddedModel.hardWeight : 1
            lessons.append(
                Lesson(title: report.title, body: report.body, target: TrainingTarget(lanes: lanes, weight: weight)))
            guard let why = report.why, !why.isEmpty else { continue }
            lessons.append(Lesson(title: "", body: why, target: reasonTarget(lanes)))
        }
        for report in corrections {
            guard let lanes = lanes(report) else { continue }
            let target = TrainingTarget(lanes: lanes, weight: EmbeddedModel.correctionWeight)
            lessons.append(Lesson(title: report.title, body: report.body, target: target))
        }
        return lessons + errors.rows.compactMap(Lesson.init)
    }

    private static func reasonTarget(_ lanes: SIMD16<Float>) -> TrainingTarget {
        var target = TrainingTarget(lanes: lanes, weight: EmbeddedModel.reasonWeight)
        for lane in 8..<16 { target.weight[lane] = EmbeddedModel.reasonExpertWeight }
        return target
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

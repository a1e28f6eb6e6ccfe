import Contracts

extension EmbeddedModel {
    /// What a report's reason, as words of its own, counts beside the report.
    static let reasonWeight: Float = 0.5
    /// What a person's correction counts beside a report of the corpus.
    static let correctionWeight: Float = 3

    /// Learns from `reports`, and from `corrections` with more weight.
    ///
    /// Deterministic. About two seconds for 4,000 reports in an optimised build.
    package static func train(
        reports: [LabelledReport], corrections: [LabelledReport] = [], lexicon: Lexicon,
        errors: ErrorTable, calibration: Calibration = .standard, seed: UInt64 = 1
    ) -> EmbeddedModel {
        let extractor = FeatureExtractor(lexicon: lexicon, errors: errors)
        let lessons = Lesson.all(reports: reports, corrections: corrections)
        let vocabulary = countFrequencies(lessons, extractor)
        let table = makeTable(lessons, extractor, vocabulary)
        let weights = LinearTrainer().train(table, rowCount: vocabulary.rowCount, seed: seed)
        return EmbeddedModel(
            extractor: extractor, vocabulary: vocabulary, weights: weights, calibration: calibration,
            version: versionName(reports: reports, corrections: corrections, seed: seed), reportCount: reports.count,
            correctionCount: corrections.count)
    }

    private static func countFrequencies(_ lessons: [Lesson], _ extractor: FeatureExtractor) -> Vocabulary {
        var counter = FrequencyCounter(bits: Vocabulary.bits)
        var text = ReadText()
        var concepts = ConceptTrail()
        for lesson in lessons {
            counter.startReport()
            text.read(title: lesson.title, body: lesson.body)
            extractor.extract(text, concepts: &concepts, sink: &counter)
        }
        return Vocabulary(counter, reports: lessons.count, minimum: 2)
    }

    private static func makeTable(
        _ lessons: [Lesson], _ extractor: FeatureExtractor, _ vocabulary: Vocabulary
    ) -> TrainingTable {
        var table = TrainingTable()
        var scratch = ModelScratch(rows: vocabulary.rowCount)
        vocabulary.rows.withUnsafeBufferPointer { rows in
            guard let base = rows.baseAddress else { return }
            for lesson in lessons {
                var counter = FeatureCounter(
                    rows: base, bits: Vocabulary.bits, counts: scratch.counts, touched: scratch.touched)
                scratch.text.read(title: lesson.title, body: lesson.body)
                extractor.extract(scratch.text, concepts: &scratch.concepts, sink: &counter)
                table.append(counter, vocabulary, target: lesson.target)
                scratch.clear(counter.touchedCount)
            }
        }
        return table
    }

    private static func versionName(reports: [LabelledReport], corrections: [LabelledReport], seed: UInt64) -> String {
        var hash = FeatureHash.join(seed, UInt64(Vocabulary.bits))
        for report in reports + corrections {
            for part in [report.id, report.title, report.body, report.category.rawValue] {
                hash = FeatureHash.join(hash, FeatureHash.word(part.utf8))
            }
            for expert in report.experts { hash = FeatureHash.join(hash, FeatureHash.word(expert.rawValue.utf8)) }
        }
        let digits = String(hash, radix: 16)
        return "embedded-1-" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}

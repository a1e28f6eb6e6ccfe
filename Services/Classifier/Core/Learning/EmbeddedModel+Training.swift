import Contracts

extension EmbeddedModel {
    /// What a report's reason, as words of its own, counts beside the report.
    static let reasonWeight: Float = 0.3
    /// The same for the experts: a reason tells why it failed and seldom where, so it knows less of who can end it.
    static let reasonExpertWeight: Float = 0.1
    /// What a row of the error table counts beside a report.
    static let errorWeight: Float = 0.5
    /// What a report counts where a careful colleague could disagree: the line between categories runs there.
    static let hardWeight: Float = 1.3
    /// Share of a label that is given to all categories alike, so that no report is learnt beyond doubt.
    static let doubt: Float = 0.15
    /// Changes with the features, the trainer and the lexicon, so that old verdicts are known as another model's.
    static let wayOfTraining: UInt64 = 5
    /// What a person's correction counts beside a report of the corpus.
    static let correctionWeight: Float = 3

    /// Learns from `reports`, and from `corrections` with more weight.
    ///
    /// Deterministic. About two seconds for 5,000 reports in an optimised build.
    package static func train(
        reports: [LabelledReport], corrections: [LabelledReport] = [], lexicon: Lexicon,
        errors: ErrorTable, calibration: Calibration = .standard, seed: UInt64 = 1
    ) -> EmbeddedModel {
        let extractor = FeatureExtractor(lexicon: lexicon, errors: errors)
        let lessons = Lesson.all(reports: reports, corrections: corrections, errors: errors)
        let vocabulary = countFrequencies(lessons, extractor)
        let table = makeTable(lessons, extractor, vocabulary)
        let weights = LinearTrainer().train(table, rowCount: vocabulary.rowCount, seed: seed).map(PackedLanes.init)
        return EmbeddedModel(
            extractor: extractor, vocabulary: vocabulary, weights: weights,
            spellings: SpellingTable(lessons, extractor: extractor, vocabulary: vocabulary, weights: weights),
            calibration: calibration,
            version: versionName(reports: reports, corrections: corrections, errors: errors, seed: seed),
            reportCount: reports.count,
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
        var table = TrainingTable(capacity: vocabulary.featureTotal)
        var scratch = ModelScratch(rows: vocabulary.rowCount)
        let values = UnsafeMutablePointer<Float>.allocate(capacity: vocabulary.rowCount)
        values.initialize(repeating: 0, count: vocabulary.rowCount)
        defer { values.deallocate() }
        vocabulary.rows.withUnsafeBufferPointer { rows in
            vocabulary.rarity.withUnsafeBufferPointer { rarity in
                guard let rows = rows.baseAddress, let rarity = rarity.baseAddress else { return }
                for lesson in lessons {
                    var counter = LessonCounter(
                        counter: FeatureCounter(
                            rows: rows, bits: Vocabulary.bits, wordRows: vocabulary.familyEnds[0],
                            counts: scratch.counts,
                            touched: scratch.touched,
                            spellings: nil), rarity: rarity, values: values)
                    scratch.text.read(title: lesson.title, body: lesson.body)
                    extractor.extract(scratch.text, concepts: &scratch.concepts, sink: &counter)
                    table.append(counter, vocabulary, values: scratch.values, target: lesson.target)
                    scratch.clear(counter.counter.touchedCount)
                    for row in counter.characters { values[Int(row)] = 0 }
                }
            }
        }
        return table
    }

    private static func versionName(
        reports: [LabelledReport], corrections: [LabelledReport], errors: ErrorTable, seed: UInt64
    ) -> String {
        var hash = FeatureHash.join(seed, FeatureHash.join(wayOfTraining, FeatureHash.word(errors.version.utf8)))
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

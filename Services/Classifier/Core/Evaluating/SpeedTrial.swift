/// The corpus as reports of one size, to find out how many the model judges in a second.
package struct SpeedTrial: Sendable {
    private let model: EmbeddedModel
    private let texts: [(title: [UInt8], body: [UInt8])]

    /// Bodies of about `bytes`, made of the corpus' own by joining short ones and cutting long ones.
    package init(_ classifier: EmbeddedClassifier, _ reports: [LabelledReport], bytes: Int = 2048) {
        model = classifier.model
        var texts: [(title: [UInt8], body: [UInt8])] = []
        var body: [UInt8] = []
        for report in reports {
            body += Array(report.body.utf8) + [0x0A]
            guard body.count >= bytes else { continue }
            texts.append((Array(report.title.utf8), Array(body.prefix(bytes))))
            body.removeAll()
        }
        self.texts = texts
    }

    /// Judges every text once, category and expert; how many there were, and the sum of confidences so that nothing of
    /// the work can be left out.
    package func run() -> (reports: Int, checksum: Double) {
        var scratch = ModelScratch(for: model)
        var checksum = 0.0
        for text in texts {
            let scores = text.title.withUnsafeBufferPointer { title in
                text.body.withUnsafeBufferPointer { body in
                    model.scores(title: title, body: body, scratch: &scratch)
                }
            }
            let probabilities = model.calibration.apply(scores)
            checksum += Double(probabilities[EmbeddedModel.strongest(probabilities, from: 0)])
        }
        return (texts.count, checksum)
    }
}

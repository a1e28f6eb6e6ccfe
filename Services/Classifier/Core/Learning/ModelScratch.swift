/// Working memory for judging one report after another; not shared between threads.
package struct ModelScratch: ~Copyable {
    var text = ReadText()
    var concepts = ConceptTrail()
    let counts: UnsafeMutablePointer<UInt16>
    let touched: UnsafeMutablePointer<UInt32>
    /// The value of each touched row, in the order of `touched`.
    let values: UnsafeMutablePointer<Float>
    private let capacity: Int

    /// Room for the rows of `model`.
    package init(for model: EmbeddedModel) { self.init(rows: model.featureCount) }

    init(rows: Int) {
        capacity = rows
        counts = .allocate(capacity: rows)
        counts.initialize(repeating: 0, count: rows)
        touched = .allocate(capacity: rows)
        touched.initialize(repeating: 0, count: rows)
        values = .allocate(capacity: rows)
        values.initialize(repeating: 0, count: rows)
    }

    deinit {
        counts.deallocate()
        touched.deallocate()
        values.deallocate()
    }

    /// Forgets the counts of the rows that were touched.
    func clear(_ count: Int) {
        for index in 0..<count { counts[Int(touched[index])] = 0 }
    }
}

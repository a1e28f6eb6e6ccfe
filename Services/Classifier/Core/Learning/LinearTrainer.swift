#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Multinomial logistic regression for categories and experts at once, by stochastic gradient descent with a falling
/// rate and ridge regularisation. The same table and seed give the same weights.
struct LinearTrainer {
    /// Passes over the reports.
    var epochs = 14
    /// First step; falls linearly to nothing.
    var rate: Float = 1.2
    /// Strength of the ridge for one report.
    var ridge: Float = 3e-5

    /// The weights by row; row 0 holds the biases.
    func train(_ table: borrowing TrainingTable, rowCount: Int, seed: UInt64) -> [SIMD16<Float>] {
        var weights = [SIMD16<Float>](repeating: .zero, count: rowCount)
        var order = Array(0..<table.targets.count)
        var generator = SeededGenerator(seed: seed)
        var shrink: Float = 1
        let steps = Float(max(1, epochs * order.count))
        var step: Float = 0
        weights.withUnsafeMutableBufferPointer { weights in
            for _ in 0..<epochs {
                order.shuffle(using: &generator)
                for report in order {
                    let rate = rate * (1 - step / steps)
                    step += 1
                    learn(table, report, weights, rate: rate, shrink: &shrink)
                    if shrink < 1e-3 { fold(weights, &shrink) }
                }
            }
            fold(weights, &shrink)
        }
        return weights
    }

    @inline(__always)
    private func learn(
        _ table: borrowing TrainingTable, _ report: Int, _ weights: UnsafeMutableBufferPointer<SIMD16<Float>>,
        rate: Float, shrink: inout Float
    ) {
        let from = table.starts[report]
        let to = table.starts[report + 1]
        let logits = table.rows.withUnsafeBufferPointer { rows in
            table.values.withUnsafeBufferPointer { values in
                var sum = SIMD16<Float>.zero
                for index in from..<to { sum += weights[Int(rows[index])] * Float(values[index]) }
                return (sum * TrainingTable.unit + weights[0]) * shrink
            }
        }
        let target = table.targets[report]
        let error = (target.lanes - Softmax.both(logits)) * target.weight
        shrink *= 1 - rate * ridge * target.weight.max()
        let move = error * (rate / shrink)
        weights[0] += move * 0.1
        let scaled = move * TrainingTable.unit
        table.rows.withUnsafeBufferPointer { rows in
            table.values.withUnsafeBufferPointer { values in
                for index in from..<to { weights[Int(rows[index])] += scaled * Float(values[index]) }
            }
        }
    }

    private func fold(_ weights: UnsafeMutableBufferPointer<SIMD16<Float>>, _ shrink: inout Float) {
        for index in weights.indices { weights[index] *= shrink }
        shrink = 1
    }
}

/// The logistic of several outcomes.
enum Softmax {
    /// Lanes 0…4 and lanes 8…12 each sum to 1, the others are 0.
    @inline(__always)
    static func both(_ logits: SIMD16<Float>) -> SIMD16<Float> {
        var result = SIMD16<Float>.zero
        for base in [0, 8] {
            var top = logits[base]
            for lane in 1..<5 { top = max(top, logits[base + lane]) }
            var sum: Float = 0
            for lane in 0..<5 {
                let value = exp(logits[base + lane] - top)
                result[base + lane] = value
                sum += value
            }
            for lane in 0..<5 { result[base + lane] /= sum }
        }
        return result
    }
}

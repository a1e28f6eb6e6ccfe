package import Contracts

/// What stands for many failures in a storm.
package enum StormCluster {
    /// The name of the cluster of a failure: one error of one family that the engine sorts alike, wherever it happens.
    package static func name(_ failure: FailureObserved, _ verdict: Verdict) -> String {
        let words = [
            failure.error.family, failure.error.code ?? "", verdict.category.rawValue, verdict.errorType.rawValue,
        ]
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in words.joined(separator: "\n").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}

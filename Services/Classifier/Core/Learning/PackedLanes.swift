/// Sixteen weights in half the room: the upper halves of their bits, about three digits.
struct PackedLanes: Sendable {
    private var halves: SIMD16<UInt16>

    static let zero = PackedLanes(.zero)

    /// Rounds to the nearest.
    init(_ lanes: SIMD16<Float>) {
        let bits = unsafeBitCast(lanes, to: SIMD16<UInt32>.self) &+ 0x8000
        halves = SIMD16<UInt16>(truncatingIfNeeded: bits &>> 16)
    }

    @inline(__always)
    var lanes: SIMD16<Float> {
        unsafeBitCast(SIMD16<UInt32>(truncatingIfNeeded: halves) &<< 16, to: SIMD16<Float>.self)
    }
}

/// Expands DEFLATE data. Source: RFC 1951.
struct Inflater {
    private let input: ArraySlice<UInt8>
    private let limit: Int
    private var index: Int
    private var bits: UInt32 = 0
    private var bitCount = 0
    private var output: [UInt8] = []

    init(input: ArraySlice<UInt8>, limit: Int) {
        self.input = input
        self.limit = limit
        index = input.startIndex
    }

    /// Whether all input was used.
    var isAtEnd: Bool { index == input.endIndex }

    /// All blocks, expanded.
    mutating func run() throws(Gzip.Trouble) -> [UInt8] {
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            switch try take(2) {
            case 0: try stored()
            case 1: try compressed(HuffmanCode.fixedLiterals, HuffmanCode.fixedDistances)
            case 2:
                let (literals, distances) = try codes()
                try compressed(literals, distances)
            default: throw .corrupt
            }
        }
        return output
    }

    private mutating func take(_ count: Int) throws(Gzip.Trouble) -> Int {
        while bitCount < count {
            guard index < input.endIndex else { throw .corrupt }
            bits |= UInt32(input[index]) << bitCount
            index += 1
            bitCount += 8
        }
        let value = bits & ((1 << count) - 1)
        bits >>= count
        bitCount -= count
        return Int(value)
    }

    private mutating func symbol(_ code: HuffmanCode) throws(Gzip.Trouble) -> Int {
        var walk = HuffmanCode.Walk()
        for length in 1...15 {
            if let symbol = code.step(&walk, length: length, bit: try take(1)) { return symbol }
        }
        throw .corrupt
    }

    private mutating func stored() throws(Gzip.Trouble) {
        bits = 0
        bitCount = 0
        let length = try take(16)
        guard try take(16) == ~length & 0xFFFF, input.endIndex - index >= length else { throw .corrupt }
        guard output.count + length <= limit else { throw .tooLong }
        output += input[index..<index + length]
        index += length
    }

    private mutating func compressed(_ literals: HuffmanCode, _ distances: HuffmanCode) throws(Gzip.Trouble) {
        while true {
            let symbol = try symbol(literals)
            switch symbol {
            case 0..<256:
                guard output.count < limit else { throw .tooLong }
                output.append(UInt8(symbol))
            case 256: return
            case 257...285: try copy(lengthSymbol: symbol - 257, distances)
            default: throw .corrupt
            }
        }
    }

    private mutating func copy(lengthSymbol: Int, _ distances: HuffmanCode) throws(Gzip.Trouble) {
        let length = Self.lengths[lengthSymbol] + (try take(Self.lengthBits[lengthSymbol]))
        let distanceSymbol = try symbol(distances)
        guard distanceSymbol < 30 else { throw .corrupt }
        let extra = max(0, distanceSymbol / 2 - 1)
        let base = distanceSymbol < 2 ? distanceSymbol : (2 + distanceSymbol % 2) << extra
        let distance = base + 1 + (try take(extra))
        guard distance <= output.count else { throw .corrupt }
        guard output.count + length <= limit else { throw .tooLong }
        for _ in 0..<length { output.append(output[output.count - distance]) }
    }

    private mutating func codes() throws(Gzip.Trouble) -> (literals: HuffmanCode, distances: HuffmanCode) {
        let literalCount = try take(5) + 257
        let distanceCount = try take(5) + 1
        let orderCount = try take(4) + 4
        var orderLengths = [Int](repeating: 0, count: 19)
        for place in Self.order.prefix(orderCount) { orderLengths[place] = try take(3) }
        let code = try HuffmanCode(lengths: orderLengths[...])
        var lengths: [Int] = []
        while lengths.count < literalCount + distanceCount {
            switch try symbol(code) {
            case 16:
                guard let last = lengths.last else { throw .corrupt }
                lengths += Array(repeating: last, count: 3 + (try take(2)))
            case 17: lengths += Array(repeating: 0, count: 3 + (try take(3)))
            case 18: lengths += Array(repeating: 0, count: 11 + (try take(7)))
            case let length: lengths.append(length)
            }
        }
        guard lengths.count == literalCount + distanceCount else { throw .corrupt }
        return (try HuffmanCode(lengths: lengths[..<literalCount]), try HuffmanCode(lengths: lengths[literalCount...]))
    }

    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengths = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
}

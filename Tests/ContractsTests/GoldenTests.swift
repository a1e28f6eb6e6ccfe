import Contracts
import Foundation
import Testing

@Suite("Messages on the wire")
struct GoldenTests {
    @Test("a value is written as its golden file, byte for byte", arguments: Samples.all)
    func writes(_ sample: Sample) throws {
        let made = try sample.encoded()
        let kept = try Golden.kept(sample.golden, made: made)
        #expect(String(decoding: made, as: UTF8.self) == String(decoding: kept, as: UTF8.self))
    }

    @Test(
        "a golden file reads as its value", .disabled(if: Golden.isUpdating, "files are being written"),
        arguments: Samples.all)
    func reads(_ sample: Sample) throws {
        #expect(try sample.equals(try Golden.kept(sample.golden)))
    }

    @Test("no golden file is left of a message that is gone")
    func complete() throws {
        #expect(try Golden.paths("messages") == Samples.all.map(\.golden).sorted())
    }

    @Test("fields of a newer version are ignored, wherever they stand", arguments: Samples.all)
    func unknownFields(_ sample: Sample) throws {
        let made = String(decoding: try sample.encoded(), as: UTF8.self)
        let newer = made.replacingOccurrences(of: "{", with: #"{"0new":{"a":[1,null]},"#)
            .replacingOccurrences(of: ",}", with: "}")
        // What maps hold are entries, not fields: a newer one would be a new entry.
        let withoutMaps = newer.replacingOccurrences(
            of: #""probabilities":{"0new":{"a":[1,null]}"#, with: #""probabilities":{"#
        ).replacingOccurrences(of: "{,", with: "{")
        #expect(withoutMaps != made)
        #expect(try sample.equals(Array(withoutMaps.utf8)))
    }

    @Test("lists, counts and flags may be left out or null, as proto3 clients do", arguments: Samples.all)
    func defaults(_ sample: Sample) throws {
        let made = try sample.encoded()
        for filler in [nil, NSNull()] {
            let lean = Lean.without(try JSONSerialization.jsonObject(with: Data(made)), filler: filler)
            let bytes = Array(try JSONSerialization.data(withJSONObject: lean))
            #expect(try sample.recoded(bytes) == made)
        }
    }

    @Test("words of a newer version pass through every message as they came")
    func unknownWords() throws {
        var seen = 0
        for sample in Samples.all {
            let made = String(decoding: try sample.encoded(), as: UTF8.self)
            var newer = made
            for word in NewerWords.known {
                newer = newer.replacingOccurrences(of: ":\"\(word)\"", with: ":\"newer_\(word)\"")
            }
            if newer != made { seen += 1 }
            let recoded = String(decoding: try sample.recoded(Array(newer.utf8)), as: UTF8.self)
            #expect(recoded == newer)
        }
        #expect(seen > 20)
    }

    @Test("a required field that is missing or of another type is named", arguments: Samples.all)
    func missing(_ sample: Sample) throws {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(try sample.encoded())) as? [String: Any])
        for (name, value) in object where !Lean.isDefault(value) {
            var wrong = object
            wrong[name] = value is [Any] ? 1 : [[1]]
            let bytes = Array(try JSONSerialization.data(withJSONObject: wrong))
            let error = #expect(throws: DecodingError.self) { _ = try sample.recoded(bytes) }
            #expect(error.map { "\($0)".contains("\(name)") } == true, "\(name): \(String(describing: error))")
        }
    }
}

/// JSON without what has its default value, as protobuf's own writers leave it out.
enum Lean {
    static func isDefault(_ value: Any) -> Bool {
        switch value {
        case let list as [Any]: list.isEmpty
        case let map as [String: Any]: map.isEmpty
        case let number as NSNumber: number.doubleValue == 0
        default: false
        }
    }

    static func without(_ value: Any, filler: NSNull?) -> Any {
        if let list = value as? [Any] { return list.map { without($0, filler: filler) } }
        guard let object = value as? [String: Any] else { return value }
        var lean: [String: Any] = [:]
        for (name, member) in object {
            // An empty message (all of its fields are optional) is no default: it stays.
            if isDefault(member), !(member is [String: Any]) || name == "probabilities" {
                lean[name] = filler
            } else {
                lean[name] = without(member, filler: filler)
            }
        }
        return lean
    }
}

/// Every published word that is not also free text in a sample.
enum NewerWords {
    static let known: Set<String> = Set(
        [
            Contracts.Category.known.map(\.rawValue), ErrorType.known.map(\.rawValue), Priority.known.map(\.rawValue),
            Expert.known.map(\.rawValue), Origin.known.map(\.rawValue), RunEnvironment.known.map(\.rawValue),
            RunStatus.known.map(\.rawValue), PlacementOutcome.known.map(\.rawValue),
            IncidentStatus.known.map(\.rawValue), EscalationKind.known.map(\.rawValue),
            ResolutionPattern.known.map(\.rawValue), Engine.known.map(\.rawValue), EffectKind.known.map(\.rawValue),
            EffectState.known.map(\.rawValue), IssuePhase.known.map(\.rawValue), ActivityAction.known.map(\.rawValue),
            Mode.known.map(\.rawValue), CorrectionSource.known.map(\.rawValue), FailureCause.known.map(\.rawValue),
        ].joined())
}

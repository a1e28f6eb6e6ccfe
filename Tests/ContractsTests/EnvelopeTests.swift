import Contracts
import Testing

@Suite("Entries on the wire")
struct EnvelopeTests {
    /// The data of an entry of each type.
    static let data: [(type: EntryType, bytes: @Sendable () throws -> [UInt8])] = [
        (.failureObserved, { try ContractJSON.encode(Given.failureObserved) }),
        (.runFinished, { try ContractJSON.encode(Given.runFinished) }),
        (.issueChanged, { try ContractJSON.encode(Given.issueChanged) }),
        (.changeLanded, { try ContractJSON.encode(Given.changeLanded) }),
        (.failureClassified, { try ContractJSON.encode(Given.failureClassified) }),
        (.verdictCorrected, { try ContractJSON.encode(Given.verdictCorrected) }),
        (.failureInvestigated, { try ContractJSON.encode(Given.failureInvestigated) }),
        (.failurePlaced, { try ContractJSON.encode(Given.failurePlaced) }),
        (.issueResolved, { try ContractJSON.encode(Given.issueOutcome) }),
        (.issueReopened, { try ContractJSON.encode(Given.issueOutcome) }),
        (.issueHeld, { try ContractJSON.encode(Given.Least.issueOutcome) }),
        (.incidentChanged, { try ContractJSON.encode(Given.incidentChanged) }),
        (.escalationRaised, { try ContractJSON.encode(Given.escalationRaised) }),
        (.escalationAcknowledged, { try ContractJSON.encode(Given.escalationAcknowledged) }),
    ]

    private func envelope(_ type: EntryType) throws -> Envelope {
        let data = try #require(EnvelopeTests.data.first { $0.type == type })
        return Envelope(
            id: Given.failureID, type: type, source: "/ingestor/host-1", subject: Given.subject.description,
            time: Given.later, traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            data: try data.bytes())
    }

    @Test(
        "an entry of each type has flat fields, named after CloudEvents, as its golden file", arguments: EntryType.known
    )
    func fields(_ type: EntryType) throws {
        let envelope = try envelope(type)
        let lines = envelope.fields.map { "\($0.name)=\(String(decoding: $0.value, as: UTF8.self))" }
        let made = lines.joined(separator: "\n")
        let kept = try Golden.kept("entries/\(type).txt", made: Array(made.utf8))
        #expect(made == String(decoding: kept, as: UTF8.self))
        #expect(
            envelope.fields.map(\.name) == [
                "specversion", "id", "type", "source", "subject", "time", "dataschema", "traceparent", "data",
            ])
    }

    @Test(
        "a golden entry reads as the envelope that it was written from",
        .disabled(if: Golden.isUpdating, "files are being written"), arguments: EntryType.known)
    func reads(_ type: EntryType) throws {
        let kept = try Golden.kept("entries/\(type).txt")
        let fields = kept.split(separator: 0x0A).map { line in
            let halves = line.split(separator: 0x3D, maxSplits: 1)
            return (name: String(decoding: halves[0], as: UTF8.self), value: Array(halves[1]))
        }
        #expect(try Envelope(fields: fields) == envelope(type))
    }

    @Test("every type has a stream, and every stream has consumers and a place for the dead")
    func streams() {
        #expect(Set(EntryType.known.compactMap(\.stream)) == Set(StreamName.known))
        #expect(StreamName.known.allSatisfy { !$0.groups.isEmpty && $0.dead.rawValue == "\($0):dead" })
        #expect(EntryType(rawValue: "failure.forgotten").stream == nil)
        #expect(StreamName(rawValue: "gossip").groups.isEmpty)
    }

    @Test("unknown fields are passed over, absent optional ones are empty")
    func lenient() throws {
        let fields = try envelope(.runFinished).fields.filter {
            !["traceparent", "source", "subject"].contains($0.name)
        }
        let read = try Envelope(fields: [("future", [1])] + fields)
        #expect(read.traceparent == nil && read.source.isEmpty && read.subject.isEmpty)
    }

    @Test(
        "a field that is missing or wrong is named with what is expected",
        arguments: [
            ("specversion", nil, "1.0"), ("specversion", "2.0", "1.0"), ("specversion", "", "1.0"),
            ("id", nil, "ULID"), ("id", "7", "ULID"), ("type", nil, "failure.observed"), ("time", nil, "RFC 3339"),
            ("time", "yesterday", "RFC 3339"), ("data", nil, "JSON"),
        ] as [(String, String?, String)])
    func broken(name: String, value: String?, remedy: String) throws {
        var fields = try envelope(.failureObserved).fields.filter { $0.name != name }
        if let value { fields.append((name, Array(value.utf8))) }
        let error = #expect(throws: EnvelopeError.self) { try Envelope(fields: fields) }
        #expect(error?.field == name)
        #expect(error?.description.contains(remedy) == true)
    }

    @Test("data that is not what the type promises is refused with its place")
    func wrongData() throws {
        var envelope = try envelope(.runFinished)
        let error = #expect(throws: DecodingError.self) { try envelope.decode(FailureObserved.self) }
        #expect(error.map { "\($0)".contains("failure_id") } == true)
        envelope.data = Array(repeating: 0x5B, count: 100_000)
        #expect(throws: DecodingError.self) { try envelope.decode(RunFinished.self) }
    }

    @Test("a number that JSON can't hold is refused, not written")
    func notFinite() {
        #expect(throws: EncodingError.self) { try ContractJSON.encode(Evidence(quote: "q", weight: .nan)) }
        #expect(throws: EncodingError.self) { try ContractJSON.encode(Evidence(quote: "q", weight: .infinity)) }
    }
}

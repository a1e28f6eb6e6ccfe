import Contracts
import Foundation
import PythonPrograms
import Testing

@Suite("Agreement with the .proto files")
struct AgreementTests {
    static let hasPython = Python.has("google.protobuf, grpc_tools")

    @Test(
        "protobuf's own JSON parser reads what we write and writes what we read",
        .enabled(if: hasPython, "needs python3 with grpcio-tools and protobuf from PyPI (Tests/requirements.txt)"),
        .disabled(if: Golden.isUpdating, "files are being written"))
    func protobuf() {
        let result = Python.run([Golden.project("Tests/ContractsTests/agreement.py").path])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("\(Samples.all.count) messages agree"))
    }

    @Test("each service's .proto has the methods that the design names")
    func methods() throws {
        for (service, methods) in AgreementTests.methods {
            let file = Golden.project("Shared/Contracts/proto/switchyard/v1/\(service.lowercased()).proto")
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            let declared = lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.hasPrefix("rpc ") }
                .compactMap { $0.dropFirst(4).split(separator: "(").first.map(String.init) }
            #expect(declared.sorted() == methods.sorted())
            #expect(lines.contains("service \(service)Service {"))
        }
    }

    static let methods = [
        "Ingestor": ["SubmitFailure", "SubmitRun", "Reconcile", "ListUnaccounted"],
        "Classifier": ["Classify", "Explain", "RecordFeedback", "ListFeedback", "GetModel", "Evaluate"],
        "Assigner": ["Route", "GetPlacement", "ListExperts", "SetAvailability"],
        "Resolver": [
            "GetIssue", "ListIssues", "CloseIssue", "ReopenIssue", "HoldIssue", "ListEffects", "UndoEffect",
            "ApproveEffect",
        ],
        "Correlator": [
            "ListIncidents", "GetIncident", "MergeIncidents", "SplitIncident", "ListEscalations",
            "AcknowledgeEscalation", "ListRisks", "GetReport",
        ],
    ]
}

import Anthropic
import Foundation
import JSONScan
import Testing

@Suite(
    "Recorded replies of Anthropic's", .timeLimit(.minutes(1)),
    .enabled(if: Recorded.folder != nil, "needs the recordings of ../shared/contracts/anthropic-recorded"))
struct RecordedTests {
    @Test("every recorded reply is read: an answer, or an error with its status")
    func all() async throws {
        var seen: [String: Int] = [:]
        for (name, status, body) in try Recorded.replies() {
            let problem = await OtherSide(status, body).problem()
            seen[problem.map { "\($0.code.rawValue) \($0.status ?? 0)" } ?? "answer", default: 0] += 1
            if status != 200 { #expect(problem?.status == status, "\(name)") }
        }
        #expect((seen["answer"] ?? 0) > 3 && (seen["rateLimited 429"] ?? 0) > 0 && seen["malformedReply 200"] == nil)
    }
}

enum Recorded {
    static let folder: String? = {
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        return ["\(root)/../shared", "\(root)/shared"].map { $0 + "/contracts/anthropic-recorded" }
            .first { FileManager.default.fileExists(atPath: $0) }
    }()

    static func replies() throws -> [(String, Int, String)] {
        let folder = try #require(folder)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
        return try files.sorted().flatMap { name -> [(String, Int, String)] in
            let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
            let calls = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
            return try calls.compactMap { call in
                guard let response = call["response"] as? [String: Any], let status = response["status_code"] as? Int,
                    let body = response["body"] as? [String: Any]
                else { return nil }
                let text = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
                return (name, status, text)
            }
        }
    }
}

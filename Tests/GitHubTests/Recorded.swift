import Foundation
import Outbound

/// Exchanges with GitHub that others recorded, when this machine has them.
enum Recorded {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/contracts/github-recorded")
    static let isPresent = FileManager.default.fileExists(atPath: folder.path)
    static let absence: String =
        "../shared/contracts/github-recorded is not beside the package: its exchanges are skipped"

    struct Exchange: Sendable {
        let method: String
        let path: String
        let reply: OutboundReply
    }

    static func exchanges(_ name: String) throws -> [Exchange] {
        let data = try Data(contentsOf: folder.appendingPathComponent("\(name).raw.json"))
        let list = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
        return try list.map { entry in
            let raw = (entry["rawHeaders"] as? [String] ?? []).map {
                $0.replacing("https://api.github.com:443/", with: "\(OtherSide.address)/")
                    .replacing("https://api.github.com/", with: "\(OtherSide.address)/")
            }
            let headers = stride(from: 0, to: raw.count - 1, by: 2).map { OutboundHeader(raw[$0], raw[$0 + 1]) }
            let response = entry["response"] ?? ""
            let body = response is String ? Data() : try JSONSerialization.data(withJSONObject: response)
            return Exchange(
                method: (entry["method"] as? String ?? "").uppercased(), path: entry["path"] as? String ?? "",
                reply: OutboundReply(status: entry["status"] as? Int ?? 0, headers: headers, body: Array(body)))
        }
    }

    /// The recorded replies in order, each to the method that it was recorded for.
    static func side(_ exchanges: [Exchange]) -> OtherSide {
        OtherSide { request, number throws(OutboundError) in
            guard number <= exchanges.count, exchanges[number - 1].method == request.method else {
                throw OutboundError(.invalidRequest, mayHaveBeenApplied: false, "not recorded: \(request.method)")
            }
            return exchanges[number - 1].reply
        }
    }
}

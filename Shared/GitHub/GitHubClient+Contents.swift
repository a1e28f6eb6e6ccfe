package import Contracts
import FoundationEssentials
import Outbound

extension GitHubClient {
    /// A file's text on the default branch, at most 1 MiB; `nil` when there is none, or it may not be read.
    ///
    /// - Throws: ``GitHubError`` (`malformedReply` for a folder, and for a file that is larger than GitHub tells this way).
    package func text(of path: String, in repository: RepositoryName) async throws(GitHubError) -> String? {
        let escaped = path.split(separator: "/").map { PercentEncoding.encode(String($0)) }.joined(separator: "/")
        let file: GitHubFile
        do throws(GitHubError) {
            file = try await value(GitHubFile.self, "GET", GitHubClient.path(repository, "/contents/\(escaped)"))
        } catch  where error.code == .notFound {
            return nil
        }
        guard file.encoding == "base64", let content = file.content,
            let data = Data(base64Encoded: content, options: .ignoreUnknownCharacters)
        else { throw GitHubError(.malformedReply, "the reply has no text of \(path)") }
        return String(decoding: data, as: UTF8.self)
    }
}

private struct GitHubFile: Decodable {
    var encoding: String?
    var content: String?
}

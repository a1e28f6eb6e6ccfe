import Foundation

/// A connection that sends exactly the bytes that a test wants, and blocks a thread of its own while it waits.
final class RawClient: Sendable {
    struct Answer: Sendable {
        let status: Int
        let head: String
        let body: String

        func header(_ name: String) -> String? {
            head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("\(name.lowercased()): ") }
                .map { String($0.dropFirst(name.count + 2)) }
        }
    }

    enum Trouble: Error { case connect(Int32), closed(String) }

    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            throw Trouble.connect(errno)
        }
    }

    deinit { close(descriptor) }

    /// Sends as much as the peer takes, off the cooperative pool; `false` when it has closed.
    @discardableResult
    func send(_ text: String) async throws -> Bool {
        try await blocking { self.sendAll(text) }
    }

    private func sendAll(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let sent = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            bytes = bytes.dropFirst(sent)
        }
        return true
    }

    /// Reads one answer, off the cooperative pool.
    func answer(bodyless: Bool = false) async throws -> Answer {
        try await blocking { try self.readAnswer(bodyless: bodyless) }
    }

    /// Whether the peer has closed, waiting for it.
    func isClosed() async throws -> Bool {
        try await blocking { self.receive(1).isEmpty }
    }

    private func readAnswer(bodyless: Bool) throws -> Answer {
        var text: [UInt8] = []
        let end = Array("\r\n\r\n".utf8)
        while text.suffix(4) != end[...] {
            let byte = receive(1)
            guard !byte.isEmpty else { throw Trouble.closed(String(decoding: text, as: UTF8.self)) }
            text += byte
        }
        let head = String(decoding: text.dropLast(4), as: UTF8.self)
        let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        let partial = Answer(status: status, head: head, body: "")
        let length = bodyless ? 0 : partial.header("Content-Length").flatMap { Int($0) } ?? 0
        var body: [UInt8] = []
        while body.count < length {
            let part = receive(length - body.count)
            guard !part.isEmpty else { throw Trouble.closed(head) }
            body += part
        }
        return Answer(status: status, head: head, body: String(decoding: body, as: UTF8.self))
    }

    private func receive(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            initialized = max(0, recv(descriptor, buffer.baseAddress, count, 0))
        }
    }

}

/// Does work that blocks on a thread of its own: the cooperative pool of a small machine has two.
func blocking<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
}

extension RawClient {
    /// Sends a whole request and reads its answer over a connection of its own.
    static func call(
        _ port: Int, _ method: String = "GET", _ path: String, headers: [String: String] = [:], body: String? = nil
    ) async throws -> Answer {
        let client = try RawClient(port: port)
        try await client.send(request(method, path, headers: headers, body: body))
        return try await client.answer(bodyless: method == "HEAD")
    }

    static func request(_ method: String, _ path: String, headers: [String: String], body: String?) -> String {
        var headers = ["Host": "127.0.0.1"].merging(headers) { $1 }
        if let body { headers["Content-Length"] = String(body.utf8.count) }
        let lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
        return "\(method) \(path) HTTP/1.1\r\n\(lines)\r\n\(body ?? "")"
    }
}

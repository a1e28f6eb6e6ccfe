import Foundation

/// Plain sockets on 127.0.0.1.
enum Loopback {
    struct Trouble: Error { let number: Int32 }

    /// A listening socket on a free port.
    static func listen(backlog: Int32) throws -> (descriptor: Int32, port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound, Glibc.listen(descriptor, backlog) == 0 else { throw Trouble(number: errno) }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// A socket that connects without waiting for it.
    static func connect(to port: Int) -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return descriptor
    }

    static func send(_ descriptor: Int32, _ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }

    /// What comes next; `nil` when the peer has gone.
    static func receive(_ descriptor: Int32) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = max(0, recv(descriptor, buffer.baseAddress, 65_536, 0))
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// One request with its body; `nil` when the peer has gone.
    static func request(_ descriptor: Int32) -> Seen? {
        var bytes: [UInt8] = []
        var end: Int?
        while end == nil {
            guard let more = receive(descriptor) else { return nil }
            bytes += more
            end = bytes.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound
        }
        let start = end ?? 0
        let lines = String(decoding: bytes[..<start], as: UTF8.self).components(separatedBy: "\r\n").filter {
            !$0.isEmpty
        }
        let words = (lines.first ?? "").components(separatedBy: " ")
        let headers = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (name: parts[0], value: parts.last?.trimmingCharacters(in: .whitespaces) ?? "")
        }
        let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
        var body = Array(bytes[start...])
        while body.count < length {
            guard let more = receive(descriptor) else { return nil }
            body += more
        }
        return Seen(method: words[0], target: words.count > 1 ? words[1] : "", headers: headers, body: body)
    }
}

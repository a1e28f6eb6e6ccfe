import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Asks a running service whether it can do its work: `<service> --health`, for images that hold no other client.
package struct HealthProbe: Sendable {
    private let host: String
    private let port: Int

    /// Asks the service that runs with these settings.
    package init(_ settings: ServiceSettings) {
        // A service that listens everywhere is asked on loopback.
        switch settings.host {
        case "0.0.0.0": host = "127.0.0.1"
        case "::", "[::]": host = "::1"
        default: host = settings.host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        }
        port = settings.port
    }

    /// Whether `GET /health/ready` answers 200, and the body or what was in the way.
    package func ask(timeoutSeconds: Int = 3) -> (isReady: Bool, text: String) {
        guard let socket = connect() else { return (false, "nothing listens on \(host):\(port)") }
        defer { close(socket) }
        let request = Array("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        guard send(socket, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            return (false, "\(host):\(port) took no request")
        }
        var answer: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        // On this machine connecting takes no time; an answer may.
        while answer.count < 65_536, waits(for: socket, timeoutSeconds) {
            let count = recv(socket, &part, part.count, 0)
            guard count > 0 else { break }
            answer += part.prefix(count)
        }
        let text = String(decoding: answer, as: UTF8.self)
        guard text.hasPrefix("HTTP/1.1 ") else { return (false, "\(host):\(port) gave no answer in time") }
        let body = text.range(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? ""
        return (text.hasPrefix("HTTP/1.1 200 "), body)
    }

    private func waits(for socket: Int32, _ seconds: Int) -> Bool {
        var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, Int32(seconds * 1000)) > 0
    }

    private func connect() -> Int32? {
        var hints = addrinfo()
        hints.ai_socktype = HealthProbe.streamSocket
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0 else { return nil }
        defer { freeaddrinfo(found) }
        var next = found
        while let address = next?.pointee {
            let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
            if descriptor >= 0 {
                if HealthProbe.open(descriptor, address.ai_addr, address.ai_addrlen) { return descriptor }
                close(descriptor)
            }
            next = address.ai_next
        }
        return nil
    }

    // The C function has the name of a method here.
    private static func open(
        _ descriptor: Int32, _ address: UnsafeMutablePointer<sockaddr>?, _ length: socklen_t
    ) -> Bool {
        #if canImport(Glibc)
            Glibc.connect(descriptor, address, length) == 0
        #else
            Darwin.connect(descriptor, address, length) == 0
        #endif
    }

    #if canImport(Glibc)
        private static let streamSocket = Int32(SOCK_STREAM.rawValue)
    #else
        private static let streamSocket = SOCK_STREAM
    #endif
}

import CHiredis
import Glibc
import Streams

/// The C library's connection, freed when this value goes; used by one thread only.
@safe struct RedisHandle: ~Copyable {
    private let context: UnsafeMutablePointer<redisContext>

    /// Takes over the context; nobody else may free it.
    private init(owning context: UnsafeMutablePointer<redisContext>) { unsafe self.context = context }

    /// Connects, logs in and selects the database.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`, or `refused` when the login is wrong).
    static func open(
        _ address: RedisAddress, connectTimeout: Duration, commandTimeout: Duration
    ) throws(StreamsError) -> RedisHandle {
        let timeout = timeval(connectTimeout)
        let opened: UnsafeMutablePointer<redisContext>? =
            switch address.endpoint {
            case .tcp(let host, let port): unsafe redisConnectWithTimeout(host, Int32(port), timeout)
            case .unix(let path): unsafe redisConnectUnixWithTimeout(path, timeout)
            }
        guard let opened = unsafe opened else { throw StreamsError(.unavailable, "no memory for a connection") }
        let handle = unsafe RedisHandle(owning: opened)
        guard unsafe opened.pointee.err == 0 else {
            throw StreamsError(.unavailable, "can't connect to \(address): \(handle.errorText)")
        }
        unsafe redisSetTimeout(opened, timeval(commandTimeout))
        if case .tcp = address.endpoint { unsafe redisEnableKeepAlive(opened) }
        try handle.greet(address)
        return handle
    }

    deinit { unsafe redisFree(context) }

    private var errorText: String { unsafe String(cString: switchyard_redis_error(context)) }

    private borrowing func greet(_ address: RedisAddress) throws(StreamsError) {
        var commands: [RedisCommand] = []
        if let password = address.password {
            commands.append(address.user.map { RedisCommand("AUTH", $0, password) } ?? RedisCommand("AUTH", password))
        }
        if address.database != 0 { commands.append(RedisCommand("SELECT", String(address.database))) }
        for reply in try roundTrip(commands) {
            guard case .error(let text) = reply else { continue }
            throw StreamsError(.refused, "\(address) refuses the login or database: \(text)")
        }
    }

    /// Sends all commands in one flush and reads their replies, in order.
    ///
    /// - Throws: ``StreamsError`` (`unavailable`); the handle is of no use afterwards.
    borrowing func roundTrip(_ commands: [RedisCommand]) throws(StreamsError) -> [RedisValue] {
        for command in commands { try append(command) }
        var replies: [RedisValue] = []
        replies.reserveCapacity(commands.count)
        for _ in commands { replies.append(try nextReply()) }
        return replies
    }

    /// Copies the command to the output buffer: the count of its words, then the words.
    private borrowing func append(_ command: RedisCommand) throws(StreamsError) {
        try append(Array("*\(command.words.count)\r\n".utf8))
        try append(command.words.bytes)
    }

    private borrowing func append(_ bytes: [UInt8]) throws(StreamsError) {
        let status = unsafe bytes.withUnsafeBytes { bytes in
            unsafe redisAppendFormattedCommand(
                context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        guard status == REDIS_OK else { throw StreamsError(.unavailable, "can't send: \(errorText)") }
    }

    private borrowing func nextReply() throws(StreamsError) -> RedisValue {
        var raw: UnsafeMutableRawPointer?
        let status = unsafe redisGetReply(context, &raw)
        guard status == REDIS_OK, let raw = unsafe raw else {
            throw StreamsError(.unavailable, "the connection broke: \(errorText)")
        }
        defer { unsafe freeReplyObject(raw) }
        return unsafe RedisValue(copying: raw.assumingMemoryBound(to: redisReply.self))
    }
}

extension RedisValue {
    @unsafe fileprivate init(copying reply: UnsafeMutablePointer<redisReply>) {
        let value = unsafe reply.pointee
        switch unsafe value.type {
        case REDIS_REPLY_INTEGER:
            self = .integer(unsafe value.integer)
        case REDIS_REPLY_STRING:
            self = .bulk(unsafe RedisValue.bytes(value))
        case REDIS_REPLY_STATUS:
            self = .status(String(decoding: unsafe RedisValue.bytes(value), as: UTF8.self))
        case REDIS_REPLY_ERROR:
            self = .error(String(decoding: unsafe RedisValue.bytes(value), as: UTF8.self))
        case REDIS_REPLY_ARRAY:
            var elements: [RedisValue] = []
            elements.reserveCapacity(unsafe Int(value.elements))
            for index in 0..<(unsafe Int(value.elements)) {
                if let element = unsafe value.element[index] {
                    elements.append(unsafe RedisValue(copying: element))
                } else {
                    elements.append(.null)
                }
            }
            self = .array(elements)
        default:
            self = .null
        }
    }

    @unsafe private static func bytes(_ reply: redisReply) -> [UInt8] {
        guard let start = unsafe reply.str else { return [] }
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(reply.len)))
    }
}

private func timeval(_ duration: Duration) -> timeval {
    let (seconds, attoseconds) = duration.components
    return Glibc.timeval(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
}

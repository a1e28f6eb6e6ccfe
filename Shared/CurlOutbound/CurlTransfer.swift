import CCurl
import Outbound

/// One transfer: its easy handle and what has come of the reply. Owned and touched by the driver's thread alone; the
/// callbacks of the C library run on that thread, inside `curl_multi_perform`.
@safe final class CurlTransfer {
    let id: UInt64
    let handle: UnsafeMutableRawPointer
    private let request: OutboundRequest
    private let continuation: CheckedContinuation<Result<OutboundReply, OutboundError>, Never>
    private var list: UnsafeMutablePointer<curl_slist>?
    private var reply = OutboundReply(status: 0)
    private var isTooLarge = false
    private var isHeadWhole = false

    /// `nil` when the request can't be set up; the continuation has then been resumed.
    init?(
        id: UInt64, _ request: OutboundRequest,
        _ continuation: CheckedContinuation<Result<OutboundReply, OutboundError>, Never>
    ) {
        guard let made = unsafe curl_easy_init() else {
            continuation.resume(
                returning: .failure(
                    OutboundError(.invalidRequest, mayHaveBeenApplied: false, "no memory for a transfer")))
            return nil
        }
        self.id = id
        unsafe handle = made
        self.request = request
        self.continuation = continuation
        unsafe list = nil
        if let problem = prepare() {
            continuation.resume(
                returning: .failure(OutboundError(.invalidRequest, mayHaveBeenApplied: false, problem)))
            return nil
        }
    }

    deinit {
        unsafe curl_slist_free_all(list)
        unsafe curl_easy_cleanup(handle)
    }

    private func prepare() -> String? {
        for header in request.headers where !header.isSafe { return "header \(header.name) holds a line break or NUL" }
        guard !request.method.isEmpty, request.method.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            return "the method is no word in capitals"
        }
        guard request.url.hasPrefix("http://") || request.url.hasPrefix("https://"),
            request.url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return "the address is not plain http or https" }
        unsafe switchyard_curl_set_text(handle, CURLOPT_URL, request.url)
        unsafe switchyard_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        unsafe switchyard_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method)
        for (option, value) in options { unsafe switchyard_curl_set_long(handle, option, value) }
        if request.method == "HEAD" { unsafe switchyard_curl_set_long(handle, CURLOPT_NOBODY, 1) }
        if let body = request.body {
            unsafe switchyard_curl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
            unsafe body.withUnsafeBytes { bytes in
                _ = unsafe switchyard_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress)
            }
        }
        for header in request.headers { unsafe list = curl_slist_append(list, "\(header.name): \(header.value)") }
        // Without it libcurl waits up to a second for "100 Continue" before larger bodies.
        unsafe list = curl_slist_append(list, "Expect:")
        unsafe switchyard_curl_set_pointer(handle, CURLOPT_HTTPHEADER, list)
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe switchyard_curl_set_callback(handle, CURLOPT_WRITEFUNCTION, takeBody)
        unsafe switchyard_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        unsafe switchyard_curl_set_callback(handle, CURLOPT_HEADERFUNCTION, takeHeader)
        unsafe switchyard_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        return nil
    }

    private var options: [(CURLoption, Int)] {
        [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_SSL_VERIFYPEER, 1),
            (CURLOPT_SSL_VERIFYHOST, 2), (CURLOPT_TCP_KEEPALIVE, 1),
            (CURLOPT_CONNECTTIMEOUT_MS, milliseconds(request.connectTimeout)),
            (CURLOPT_TIMEOUT_MS, milliseconds(request.timeout)),
            // On a connection that was used before, libcurl sends a request again when it breaks without a word: good for
            // reads, a second write for others.
            (CURLOPT_FRESH_CONNECT, isRead ? 0 : 1),
        ]
    }

    private var isRead: Bool { request.method == "GET" || request.method == "HEAD" }

    fileprivate func take(body bytes: UnsafeRawBufferPointer) -> Int {
        guard reply.body.count + bytes.count <= request.bodyLimit else {
            isTooLarge = true
            return 0
        }
        unsafe reply.body.append(contentsOf: bytes)
        return bytes.count
    }

    fileprivate func take(headerLine line: String) {
        if line.hasPrefix("HTTP/") {
            // A new status line: what came before was informational.
            reply.headers = []
            isHeadWhole = false
            return
        }
        if line == "\r\n" || line == "\n" { isHeadWhole = true }
        guard let colon = line.firstIndex(of: ":") else { return }
        let value = line[line.index(after: colon)...].trimmed
        reply.headers.append(OutboundHeader(String(line[..<colon]), value))
    }

    /// Resumes the caller with what the C library says of the transfer's end.
    func finish(_ code: CURLcode) {
        guard code == CURLE_OK else {
            continuation.resume(returning: .failure(error(code)))
            return
        }
        guard isHeadWhole else {
            // libcurl takes a connection that closes amid the headers for the end of a reply without a body.
            let cut = OutboundError(.reset, mayHaveBeenApplied: true, "the reply broke off amid its headers")
            continuation.resume(returning: .failure(cut))
            return
        }
        var status = 0
        unsafe switchyard_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        reply.status = status
        continuation.resume(returning: .success(reply))
    }

    /// Resumes the caller: it went away, or the client is shut down.
    func cancel() {
        continuation.resume(
            returning: .failure(OutboundError(.cancelled, mayHaveBeenApplied: true, "cancelled while it was out")))
    }

    private func error(_ code: CURLcode) -> OutboundError {
        let text = unsafe String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_PROXY:
            return OutboundError(.unreachable, mayHaveBeenApplied: false, text)
        case CURLE_OPERATION_TIMEDOUT:
            var connected = 0
            unsafe switchyard_curl_get_long(handle, CURLINFO_REQUEST_SIZE, &connected)
            return OutboundError(.timeout, mayHaveBeenApplied: connected > 0, text)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE:
            return OutboundError(.tls, mayHaveBeenApplied: false, text)
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            return OutboundError(.invalidRequest, mayHaveBeenApplied: false, text)
        case CURLE_WRITE_ERROR where isTooLarge:
            return OutboundError(
                .tooLarge, mayHaveBeenApplied: true, "the reply is larger than \(request.bodyLimit) bytes")
        default: return OutboundError(.reset, mayHaveBeenApplied: true, text)
        }
    }

    private func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}

private let takeBody: switchyard_curl_callback = { bytes, size, count, context in
    guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
    let transfer = unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
    return unsafe transfer.take(body: UnsafeRawBufferPointer(start: bytes, count: size * count))
}

private let takeHeader: switchyard_curl_callback = { bytes, size, count, context in
    guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
    let transfer = unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
    let line = unsafe String(decoding: UnsafeRawBufferPointer(start: bytes, count: size * count), as: UTF8.self)
    transfer.take(headerLine: line)
    return size * count
}

extension OutboundHeader {
    fileprivate var isSafe: Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }
            && value.utf8.allSatisfy { $0 != 0x0A && $0 != 0x0D && $0 != 0 }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

import CCurl
import Foundation
package import Outbound
import Synchronization

/// All transfers on one multi handle on one thread; other threads only append commands.
package final class CurlDriver: Sendable {
    private enum Command: Sendable {
        case start(UInt64, OutboundRequest, CheckedContinuation<Result<OutboundReply, OutboundError>, Never>)
        case cancel(UInt64)
    }

    private struct Inbox {
        var commands: [Command] = []
        var isClosed = false
    }

    private let inbox = Mutex(Inbox())
    private let ids = Atomic<UInt64>(0)
    private let multi: MultiHandle

    /// Starts the thread.
    package init() {
        _ = globalSetUp
        multi = MultiHandle()
        let thread = Thread { [self] in serve() }
        thread.name = "curl"
        thread.stackSize = 512 * 1024
        thread.start()
    }

    /// The client that sends through this driver.
    package var client: OutboundClient {
        OutboundClient { request throws(OutboundError) in try await self.send(request) }
    }

    /// Ends what is out and stops the thread; later requests fail as cancelled.
    package func close() {
        inbox.withLock { $0.isClosed = true }
        multi.wake()
    }

    private func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundReply {
        let id = ids.wrappingAdd(1, ordering: .relaxed).newValue
        let result: Result<OutboundReply, OutboundError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let refusal: String? = inbox.withLock { inbox in
                    // Looked at under the lock: a cancel that is not seen here finds the start before it in the inbox.
                    guard !Task.isCancelled else { return "cancelled before it was sent" }
                    guard !inbox.isClosed else { return "the client is shut down" }
                    inbox.commands.append(.start(id, request, continuation))
                    return nil
                }
                if let refusal {
                    let error = OutboundError(.cancelled, mayHaveBeenApplied: false, refusal)
                    continuation.resume(returning: .failure(error))
                } else {
                    multi.wake()
                }
            }
        } onCancel: {
            // Before the start or after the end there is nothing under this id, and nothing happens.
            inbox.withLock { $0.commands.append(.cancel(id)) }
            multi.wake()
        }
        return try result.get()
    }

    /// The thread's loop; nothing else touches transfers.
    private func serve() {
        var transfers: [UInt64: CurlTransfer] = [:]
        while true {
            let (commands, isClosed) = inbox.withLock { inbox in
                defer { inbox.commands.removeAll(keepingCapacity: true) }
                return (inbox.commands, inbox.isClosed)
            }
            for command in commands { obey(command, &transfers) }
            if isClosed {
                for transfer in transfers.values {
                    multi.remove(transfer)
                    transfer.cancel()
                }
                return
            }
            multi.perform()
            while let (handle, code) = unsafe multi.nextFinished() {
                guard let transfer = transfers.values.first(where: { unsafe $0.handle == handle }) else { continue }
                multi.remove(transfer)
                transfers[transfer.id] = nil
                transfer.finish(code)
            }
            multi.wait()
        }
    }

    private func obey(_ command: Command, _ transfers: inout [UInt64: CurlTransfer]) {
        switch command {
        case .start(let id, let request, let continuation):
            guard let transfer = CurlTransfer(id: id, request, continuation) else { return }
            transfers[id] = transfer
            multi.add(transfer)
        case .cancel(let id):
            guard let transfer = transfers.removeValue(forKey: id) else { return }
            multi.remove(transfer)
            transfer.cancel()
        }
    }
}

/// The multi handle. `wake` may be called from any thread, as the C library documents; everything else by the driver's thread.
@safe private final class MultiHandle: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer?

    init() {
        unsafe handle = curl_multi_init()
        unsafe switchyard_curl_multi_set_long(handle, CURLMOPT_MAX_HOST_CONNECTIONS, 8)
        unsafe switchyard_curl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, 32)
    }

    deinit { unsafe curl_multi_cleanup(handle) }

    func wake() { unsafe curl_multi_wakeup(handle) }

    func add(_ transfer: CurlTransfer) { unsafe curl_multi_add_handle(handle, transfer.handle) }

    func remove(_ transfer: CurlTransfer) { unsafe curl_multi_remove_handle(handle, transfer.handle) }

    func perform() {
        var running: Int32 = 0
        unsafe curl_multi_perform(handle, &running)
    }

    func wait() {
        var count: Int32 = 0
        unsafe curl_multi_poll(handle, nil, 0, 1000, &count)
    }

    @unsafe func nextFinished() -> (UnsafeMutableRawPointer, CURLcode)? {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(handle, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE, let easy = unsafe message.pointee.easy_handle else {
                continue
            }
            return unsafe (easy, message.pointee.data.result)
        }
        return nil
    }
}

/// Once in the process, before any thread uses the library.
private let globalSetUp: Bool = {
    curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}()

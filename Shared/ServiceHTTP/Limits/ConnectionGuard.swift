import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Ends connections that would otherwise cost the service more than they should: a head or body that dribbles in, a
/// head that is too long, and a peer that goes on sending after an answer that said `Connection: close`.
///
/// Sits right behind the HTTP codec; Hummingbird's own handler sees only what this one lets through.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private enum Phase { case open, closing, discarding }

    private let readTimeout: TimeAmount
    private let maximumBodyBytes: Int
    private var deadline: Scheduled<Void>?
    private var phase = Phase.open
    /// Requests read and not yet answered whole.
    private var unanswered = 0
    /// Whether the head of a request is in and its end is not.
    private var isReading = false
    /// Whether the head of an answer is out and its end is not.
    private var isAnswering = false

    /// `maximumBodyBytes` is the longest body that any route takes.
    init(readTimeout: TimeAmount, maximumBodyBytes: Int) {
        self.readTimeout = readTimeout
        self.maximumBodyBytes = maximumBodyBytes
    }

    func handlerRemoved(context: ChannelHandlerContext) { stopWaiting() }

    func channelInactive(context: ChannelHandlerContext) {
        stopWaiting()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase != .discarding else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            unanswered += 1
            isReading = true
            encourage(context, head)
        case .body: break
        case .end:
            isReading = false
            stopWaiting()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard phase != .discarding else {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(let head):
            if head.headerFields[.connection]?.lowercased() == "close" { phase = .closing }
            isAnswering = true
            context.write(data, promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            unanswered -= 1
            isAnswering = false
            if phase == .closing {
                context.writeAndFlush(data, promise: promise)
                discardAndClose(context)
            } else {
                context.write(data, promise: promise)
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard case .headerOverflow? = error as? HTTPParserError, unanswered == 0, phase == .open else {
            context.fireErrorCaught(error)
            return
        }
        refuse(context, .requestHeaderFieldsTooLarge)
    }

    private func startWaiting(_ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: readTimeout) {
            let (guarding, context) = bound.value
            guarding.refuse(context, .requestTimeout)
        }
    }

    private func stopWaiting() {
        deadline?.cancel()
        deadline = nil
    }

    /// A client that asks before it sends a body is told to go on, unless no route takes one that long.
    private func encourage(_ context: ChannelHandlerContext, _ head: HTTPRequest) {
        guard head.headerFields[.expect]?.lowercased() == "100-continue", unanswered == 1 else { return }
        if let length = head.headerFields[.contentLength].flatMap({ Int($0) }), length > maximumBodyBytes { return }
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }

    /// Answers in place of the handler, which sees the connection end. An answer that is under way, or due to an
    /// earlier request, leaves no place for one: then the connection just ends.
    private func refuse(_ context: ChannelHandlerContext, _ status: HTTPResponse.Status) {
        guard phase == .open else { return }
        phase = .closing
        if !isAnswering, unanswered <= 1 {
            let head = HTTPResponse(status: status, headerFields: [.connection: "close", .contentLength: "0"])
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
        discardAndClose(context)
        // The handler must not take what came so far for the whole body.
        if unanswered > 0 { context.fireErrorCaught(HTTPParserError.invalidEOFState) }
    }

    /// Closes our side and drops what still arrives for a moment, so that the peer can read the answer: closing at
    /// once would reset the connection and lose it (RFC 9112, 9.6).
    private func discardAndClose(_ context: ChannelHandlerContext) {
        stopWaiting()
        phase = .discarding
        context.close(mode: .output, promise: nil)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: .seconds(1)) { bound.value.close(promise: nil) }
        context.read()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if phase == .discarding, case ChannelEvent.inputClosed? = event as? ChannelEvent {
            context.close(promise: nil)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Most requests are whole by now: a timer for each costs a tenth of the throughput, and 80 MB under load.
        if isReading, deadline == nil, phase == .open { startWaiting(context) }
        context.fireChannelReadComplete()
        if phase == .discarding { context.read() }
    }
}

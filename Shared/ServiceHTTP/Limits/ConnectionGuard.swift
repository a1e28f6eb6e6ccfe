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
    private var deadline: Scheduled<Void>?
    private var phase = Phase.open
    /// Requests read and not yet answered whole.
    private var unanswered = 0

    init(readTimeout: TimeAmount) { self.readTimeout = readTimeout }

    func handlerRemoved(context: ChannelHandlerContext) { stopWaiting() }

    func channelInactive(context: ChannelHandlerContext) {
        stopWaiting()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase != .discarding else { return }
        switch unwrapInboundIn(data) {
        case .head:
            unanswered += 1
            startWaiting(context)
        case .body: break
        case .end: stopWaiting()
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
            context.write(data, promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            unanswered -= 1
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
        stopWaiting()
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

    /// Answers in place of the handler, which sees the connection end.
    private func refuse(_ context: ChannelHandlerContext, _ status: HTTPResponse.Status) {
        guard phase == .open else { return }
        phase = .closing
        let head = HTTPResponse(status: status, headerFields: [.connection: "close", .contentLength: "0"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
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
        context.fireChannelReadComplete()
        if phase == .discarding { context.read() }
    }
}

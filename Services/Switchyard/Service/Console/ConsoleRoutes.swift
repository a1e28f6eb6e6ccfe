import Contracts
import CorrelatorCore
import HTTPTypes
import Hummingbird
import NIOCore
import Platform
import ServiceHTTP
import ServiceLifecycle
import Signatures
import Streams
import SwitchyardCore

/// The console's pages.
struct ConsoleRoutes: Sendable {
    let platform: Platform
    let follower: ConsoleFollower
    let session: ConsoleSession

    func add(to router: Router<ServiceRequestContext>) {
        router.get("/assets/console.css") { _, _ in asset(ConsoleAssets.style, "text/css; charset=utf-8") }
        router.get("/assets/console.js") { _, _ in asset(ConsoleAssets.script, "text/javascript; charset=utf-8") }
        router.get("/assets/icon.svg") { _, _ in asset(ConsoleAssets.icon, "image/svg+xml") }
        router.get("/login") { _, _ in page("Sign in", LoginPage.html(failed: false)) }
        router.post("/login") { request, _ in try await signIn(request) }
        pages(router)
        router.get("/events") { request, _ in
            guard admits(request) else { return Response(status: .unauthorized) }
            return events()
        }
    }

    private func pages(_ router: Router<ServiceRequestContext>) {
        router.get("/") { request, _ in
            guarded(request) {
                page(
                    "Overview",
                    OverviewPage(chronicle: follower.chronicle, plumbing: follower.plumbing, parts: parts).html)
            }
        }
        router.get("/issues") { request, _ in
            guarded(request) { page("Issues", IssuesPage(chronicle: follower.chronicle, parts: parts).html) }
        }
        router.get("/issues/:owner/:name/:number") { request, context in
            guard admits(request) else { return toLogin }
            let text = ["owner", "name"].map { context.parameters.get($0) ?? "" }.joined(separator: "/")
            guard let name = RepositoryName(text), let number = context.parameters.get("number").flatMap({ Int($0) }),
                number > 0
            else { return missing }
            return try await issue(Subject(name, number: number))
        }
        router.get("/incidents/:id") { request, context in
            guarded(request) {
                let chronicle = follower.chronicle
                guard let id = context.parameters.get("id").flatMap({ ULID($0) }), let found = chronicle.incidents[id]
                else { return missing }
                return page(found.title, IncidentPage(incident: found, chronicle: chronicle, parts: parts).html)
            }
        }
        router.get("/report") { request, _ in
            guard admits(request) else { return toLogin }
            let report = try await follower.reader.report(
                of: .last(.seconds(7 * 86_400)), policy: platform.policy.current)
            return page("Report", ReportPage(report: report, parts: parts).html)
        }
        router.get("/dead-letters") { request, _ in
            guard admits(request) else { return toLogin }
            let box = DeadLetterBox(store: platform.store, inspector: platform.inspector)
            var letters: [(stream: StreamName, entry: StreamEntry)] = []
            for stream in StreamName.known {
                for entry in try await box.all(of: stream).prefix(100) { letters.append((stream, entry)) }
            }
            return page("Dead letters", DeadLettersPage(letters: letters, parts: parts).html)
        }
    }

    private func issue(_ subject: Subject) async throws -> Response {
        let chronicle = follower.chronicle
        let effects = try await follower.reader.effects(of: subject)
        let story = chronicle.story(of: subject, effects: effects)
        guard !story.isEmpty else { return missing }
        let html = IssuePage(subject: subject, issue: chronicle.issues[subject], story: story, parts: parts).html
        return page("\(subject)", html)
    }

    private var parts: PageParts { PageParts(now: platform.now()) }

    private func guarded(_ request: Request, _ answer: () -> Response) -> Response {
        admits(request) ? answer() : toLogin
    }

    private func admits(_ request: Request) -> Bool {
        session.admits(cookies: request.headers[.cookie])
            || BearerGate(token: session.token).admits(request.headers[.authorization])
    }

    private var toLogin: Response { Response(status: .seeOther, headers: [.location: "/login"]) }

    private var missing: Response {
        page("Not found", "<h1>Not found</h1><p class=\"empty\">Nothing is known under this address.</p>", .notFound)
    }

    private func signIn(_ request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 4096)
        let text = String(decoding: body.readableBytesView, as: UTF8.self)
        let given = FormField.value("token", in: text)
        guard let token = session.token, token.matches(given) else {
            return page("Sign in", LoginPage.html(failed: true), .unauthorized)
        }
        let cookie =
            "\(ConsoleSession.cookie)=\(session.issue()); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(ConsoleSession.span.components.seconds)"
        return Response(status: .seeOther, headers: [.location: "/", .setCookie: cookie])
    }

    private func page(_ title: String, _ main: HTML, _ status: HTTPResponse.Status = .ok) -> Response {
        let html = PageFrame.page(title, now: platform.now(), main: main)
        var headers = ConsoleRoutes.safeHeaders
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: html.text)))
    }

    private func asset(_ text: String, _ type: String) -> Response {
        var headers = ConsoleRoutes.safeHeaders
        headers[.contentType] = type
        headers[.cacheControl] = "max-age=60"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// No script, style or frame of anybody else's.
    private static let safeHeaders: HTTPFields = {
        var fields = HTTPFields()
        fields[.contentSecurityPolicy] =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        fields[.xContentTypeOptions] = "nosniff"
        if let name = HTTPField.Name("Referrer-Policy") { fields[name] = "no-referrer" }
        return fields
    }()

    /// Tells each time that something is new; a comment now and then keeps the connection alive.
    private func events() -> Response {
        guard let changes = follower.changes() else { return Response(status: .serviceUnavailable) }
        var headers = ConsoleRoutes.safeHeaders
        headers[.contentType] = "text/event-stream"
        headers[.cacheControl] = "no-store"
        return Response(
            status: .ok, headers: headers,
            body: .init { writer in
                try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
                for await version in changes.cancelOnGracefulShutdown() {
                    try await writer.write(ByteBuffer(string: "id: \(version)\ndata: \(version)\n\n"))
                }
                try await writer.finish(nil)
            })
    }
}

/// Where the token is asked for.
enum LoginPage {
    static func html(failed: Bool) -> HTML {
        """
        <h1>Sign in</h1>
        \(failed ? "<p class=\"late\" role=\"alert\">That is not the token.</p>" as HTML : .none)
        <form method="post" action="/login" class="login"><label for="token">SWITCHYARD_API_TOKEN</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
        <button>Sign in</button></form>
        """
    }
}

/// A field of a form as browsers send it.
enum FormField {
    static func value(_ name: String, in body: String) -> String {
        for pair in body.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0] == name else { continue }
            return decoded(parts[1])
        }
        return ""
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

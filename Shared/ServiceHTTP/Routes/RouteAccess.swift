/// Who may call a route.
package enum RouteAccess: Sendable {
    /// Anybody who reaches the port: health, metrics, and routes that check signatures themselves.
    case open
    /// Who presents the service's token, if it has one.
    case bearer
}

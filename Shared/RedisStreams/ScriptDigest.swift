import Synchronization

/// The digest under which Redis knows a script, once it does.
final class ScriptDigest: Sendable {
    private let stored = Mutex<String?>(nil)

    var value: String? {
        get { stored.withLock { $0 } }
        set { stored.withLock { $0 = newValue } }
    }
}

import Yams

/// A document of YAML or JSON as texts, lists and mappings; what is absent reads as empty.
enum Plain: Sendable {
    case text(String)
    case list([Plain])
    case mapping([String: Plain])

    /// The documents of a file; anchors and merged keys are followed.
    static func documents(_ yaml: String) throws -> [Plain] {
        try Array(Yams.load_all(yaml: yaml)).map { Plain($0) }
    }

    init(_ value: Any?) {
        switch value {
        case let mapping as [AnyHashable: Any]:
            self = .mapping(
                Dictionary(mapping.map { (String(describing: $0.key), Plain($0.value)) }) { first, _ in first })
        case let list as [Any]: self = .list(list.map { Plain($0) })
        case let value?: self = .text(String(describing: value))
        case nil: self = .text("")
        }
    }

    subscript(key: String) -> Plain {
        if case .mapping(let all) = self { return all[key] ?? .text("") }
        return .text("")
    }

    subscript(index: Int) -> Plain { list.indices.contains(index) ? list[index] : .text("") }

    var text: String { if case .text(let text) = self { text } else { "" } }
    var list: [Plain] { if case .list(let list) = self { list } else { [] } }
    var mapping: [String: Plain] { if case .mapping(let all) = self { all } else { [:] } }
    var texts: [String] { list.map(\.text) }
    var isEmpty: Bool { text.isEmpty && list.isEmpty && mapping.isEmpty }
}

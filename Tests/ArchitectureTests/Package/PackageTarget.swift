import Foundation

/// A target as `swift package dump-package` tells it.
struct PackageTarget: Sendable {
    let name: String
    /// `regular`, `executable`, `test` or `system`.
    var kind = "regular"
    let path: String
    /// Names of targets of this package.
    var targets: Set<String> = []
    /// Names of products of other packages.
    var products: Set<String> = []
    /// Such as `enableUpcomingFeature ExistentialAny`.
    var settings: Set<String> = []

    var layer: Layer { Layer(of: self) }

    /// The folder under `Services`, for targets of a service.
    var service: String? {
        let parts = path.split(separator: "/")
        return parts.first == "Services" && parts.count > 1 ? String(parts[1]) : nil
    }
}

/// Where a target stands, by its folder.
enum Layer: Sendable {
    case system, shared, core, service, main, test

    init(of target: PackageTarget) {
        let parts = target.path.split(separator: "/")
        switch (parts.first, parts.last) {
        case _ where target.kind == "system": self = .system
        case ("Services", "Core"): self = .core
        case ("Services", "Main"): self = .main
        case ("Services", _): self = .service
        case ("Tests", _): self = .test
        default: self = .shared
        }
    }
}

extension PackageTarget: Decodable {
    private enum Key: String, CodingKey { case name, type, path, dependencies, settings }

    /// One of `byName`, `target` and `product`, each with a list that begins with a name.
    private typealias Dependency = [String: [Word?]]

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        name = try values.decode(String.self, forKey: .name)
        kind = try values.decode(String.self, forKey: .type)
        path = try values.decodeIfPresent(String.self, forKey: .path) ?? ""
        for dependency in try values.decode([Dependency].self, forKey: .dependencies) {
            for (form, list) in dependency {
                guard case .text(let name)?? = list.first else { continue }
                if form == "product" { products.insert(name) } else { targets.insert(name) }
            }
        }
        settings = Set(try values.decode([Setting].self, forKey: .settings).flatMap(\.lines))
    }
}

/// A member of a list whose other members don't matter.
private enum Word: Decodable {
    case text(String)
    case other

    init(from decoder: any Decoder) throws {
        let text = try? decoder.singleValueContainer().decode(String.self)
        self = text.map(Word.text) ?? .other
    }
}

private struct Setting: Decodable {
    private struct Argument: Decodable {
        let words: [String]

        private enum Key: String, CodingKey { case first = "_0" }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            if let word = try? values.decode(String.self, forKey: .first) {
                words = [word]
            } else {
                words = (try? values.decode([String].self, forKey: .first)) ?? []
            }
        }
    }

    private let kind: [String: Argument]

    var lines: [String] { kind.map { ([$0.key] + $0.value.words).joined(separator: " ") } }
}

/// A pattern for paths, dbt node ids and repository names.
///
/// `*` any characters but `/`; `?` one character but `/`; `**` any characters; `**/` any number of folders, none
/// included; `{a,b}` either; `[a-z]`, `[!a-z]` one character but `/` in or out of the set; `\` takes the next character
/// as it is. Everything else stands for itself, upper and lower case apart. The whole text must match.
///
/// Matching takes time proportional to the text's length times the pattern's, whatever both are: the pattern's states are
/// followed side by side and none is ever tried again.
/// Source: K. Thompson, "Regular expression search algorithm", CACM 11 (1968).
package struct Glob: Hashable, Sendable, CustomStringConvertible {
    /// The pattern as it was written.
    package let description: String
    let steps: [GlobStep]

    /// The longest pattern that is accepted, in characters.
    package static let limit = 500

    /// Whether the whole of `text` matches.
    package func matches(_ text: String) -> Bool {
        var current = States(count: steps.count + 1)
        var next = States(count: steps.count + 1)
        follow(0, into: &current)
        for scalar in text.unicodeScalars {
            next.removeAll()
            for state in current.members where state < steps.count {
                switch steps[state] {
                case .one(let test) where test.contains(scalar): follow(state + 1, into: &next)
                case .one, .jump, .fork: break
                }
            }
            swap(&current, &next)
            if current.members.isEmpty { return false }
        }
        return current.members.contains(steps.count)
    }

    /// Adds a state and all that can be reached from it without a character.
    private func follow(_ state: Int, into states: inout States) {
        var pending = [state]
        while let state = pending.popLast() {
            guard states.insert(state), state < steps.count else { continue }
            switch steps[state] {
            case .one: break
            case .jump(let target): pending.append(target)
            case .fork(let targets): pending += targets
            }
        }
    }

    /// A set of state numbers that is cleared in the time of its members.
    private struct States {
        private(set) var members: [Int] = []
        private var isMember: [Bool]

        init(count: Int) { isMember = Array(repeating: false, count: count) }

        mutating func insert(_ state: Int) -> Bool {
            guard !isMember[state] else { return false }
            isMember[state] = true
            members.append(state)
            return true
        }

        mutating func removeAll() {
            for state in members { isMember[state] = false }
            members.removeAll(keepingCapacity: true)
        }
    }
}

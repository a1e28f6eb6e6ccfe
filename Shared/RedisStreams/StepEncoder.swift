import Contracts
import Streams

/// Writes steps as the program that ``StepScript`` reads.
struct StepEncoder {
    private let keyspace: Keyspace
    /// The words that stand for keys.
    private(set) var keys = RedisWords()
    /// The words of the program.
    private(set) var program: RedisWords
    private var numbers: [String: Int] = [:]
    private var records: [Int: RecordKey] = [:]
    /// The words of the step at hand: how many they are stands before them.
    private var words = RedisWords(capacity: 8192)

    init(_ steps: [Step], keyspace: Keyspace) {
        self.keyspace = keyspace
        program = RedisWords(capacity: 4096 * steps.count)
        keys.append(keyspace.versions)
        program.append(steps.count)
        program.append(steps.reduce(0) { $0 + $1.mutations.count(where: \.isPut) })
        for step in steps {
            words.removeAll()
            encode(step)
            program.append(words.count)
            program.append(contentsOf: words)
        }
    }

    /// The outcome that a word of the script's answer stands for.
    func outcome(_ word: String) -> StepOutcome? {
        switch word {
        case "ok": .committed
        case "fenced": .fenced
        default: Int(word).flatMap { records[$0] }.map { .conflict($0) }
        }
    }

    private mutating func number(_ key: String) -> Int {
        if let known = numbers[key] { return known }
        keys.append(key)
        numbers[key] = keys.count
        return keys.count
    }

    private mutating func encode(_ step: Step) {
        encode(step.fence)
        words.append(step.expected.count)
        for (record, version) in step.expected {
            let number = number(keyspace.key(record))
            records[number] = record
            words.append(number)
            words.append(version)
        }
        words.append(step.mutations.count)
        for mutation in step.mutations { encode(mutation) }
    }

    private mutating func encode(_ fence: Fence) {
        switch fence {
        case .open:
            words.append("open")
        case .due(let index, let timer):
            words.append("due")
            words.append(number(keyspace.key(index)))
            words.append(timer.member)
            words.append(timer.score)
        case .delivery(let delivery):
            words.append("entry")
            words.append(number(keyspace.key(delivery.stream)))
            words.append(delivery.group)
            words.append(delivery.consumer)
            words.append(delivery.position)
        }
    }

    private mutating func encode(_ mutation: Mutation) {
        switch mutation {
        case .put(let record, let data, let life):
            words.append("put")
            words.append(number(keyspace.key(record)))
            words.append(data)
            words.append(
                life.map { max(1, $0.components.seconds * 1000 + $0.components.attoseconds / 1_000_000_000_000_000) }
                    ?? 0)
        case .delete(let record):
            words.append("delete")
            words.append(number(keyspace.key(record)))
        case .append(let stream, let envelope):
            append(stream, envelope.fields)
        case .appendFields(let stream, let fields):
            append(stream, fields)
        case .enlist(let index, let member, let score):
            words.append("enlist")
            words.append(number(keyspace.key(index)))
            words.append(member)
            words.append(score)
        case .enlistIfAbsent(let index, let member, let score):
            words.append("enlist_if_absent")
            words.append(number(keyspace.key(index)))
            words.append(member)
            words.append(score)
        case .strike(let index, let member):
            words.append("strike")
            words.append(number(keyspace.key(index)))
            words.append(member)
        case .adjust(let index, let member, let amount):
            words.append("adjust")
            words.append(number(keyspace.key(index)))
            words.append(member)
            words.append(amount)
        }
    }

    private mutating func append(_ stream: StreamName, _ fields: [(name: String, value: [UInt8])]) {
        words.append("append")
        words.append(number(keyspace.key(stream)))
        words.append(fields.count * 2)
        for field in fields {
            words.append(field.name)
            words.append(field.value)
        }
    }
}

extension Mutation {
    /// Whether it gives a record a new version.
    fileprivate var isPut: Bool {
        if case .put = self { return true }
        return false
    }
}

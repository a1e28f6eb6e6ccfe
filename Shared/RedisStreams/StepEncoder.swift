import Contracts
import Streams

/// Writes steps as the program that ``StepScript`` reads.
struct StepEncoder {
    private let keyspace: Keyspace
    private(set) var keys: [String]
    private var numbers: [String: Int] = [:]
    private(set) var program: [[UInt8]] = []
    private var records: [Int: RecordKey] = [:]

    init(_ steps: [Step], keyspace: Keyspace) {
        self.keyspace = keyspace
        keys = [keyspace.versions]
        program.append(steps.count)
        for step in steps { encode(step) }
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
        let sizeIndex = program.count
        program.append(0)
        encode(step.fence)
        program.append(step.expected.count)
        for (record, version) in step.expected {
            let number = number(keyspace.key(record))
            records[number] = record
            program.append(number)
            program.append(version)
        }
        program.append(step.mutations.count)
        for mutation in step.mutations { encode(mutation) }
        program[sizeIndex] = Array(String(program.count - sizeIndex - 1).utf8)
    }

    private mutating func encode(_ fence: Fence) {
        switch fence {
        case .open:
            program.append("open")
        case .due(let index, let timer):
            program.append("due")
            program.append(number(keyspace.key(index)))
            program.append(timer.member)
            program.append(timer.score)
        case .delivery(let delivery):
            program.append("entry")
            program.append(number(keyspace.key(delivery.stream)))
            program.append(delivery.group)
            program.append(delivery.consumer)
            program.append(delivery.position)
        }
    }

    private mutating func encode(_ mutation: Mutation) {
        switch mutation {
        case .put(let record, let data, let life):
            program.append("put")
            program.append(number(keyspace.key(record)))
            program.append(data)
            program.append(
                life.map { max(1, $0.components.seconds * 1000 + $0.components.attoseconds / 1_000_000_000_000_000) }
                    ?? 0)
        case .delete(let record):
            program.append("delete")
            program.append(number(keyspace.key(record)))
        case .append(let stream, let envelope):
            append(stream, envelope.fields)
        case .appendFields(let stream, let fields):
            append(stream, fields)
        case .enlist(let index, let member, let score):
            program.append("enlist")
            program.append(number(keyspace.key(index)))
            program.append(member)
            program.append(score)
        case .enlistIfAbsent(let index, let member, let score):
            program.append("enlist_if_absent")
            program.append(number(keyspace.key(index)))
            program.append(member)
            program.append(score)
        case .strike(let index, let member):
            program.append("strike")
            program.append(number(keyspace.key(index)))
            program.append(member)
        case .adjust(let index, let member, let amount):
            program.append("adjust")
            program.append(number(keyspace.key(index)))
            program.append(member)
            program.append(amount)
        }
    }

    private mutating func append(_ stream: StreamName, _ fields: [(name: String, value: [UInt8])]) {
        program.append("append")
        program.append(number(keyspace.key(stream)))
        program.append(fields.count * 2)
        for field in fields {
            program.append(field.name)
            program.append(field.value)
        }
    }
}

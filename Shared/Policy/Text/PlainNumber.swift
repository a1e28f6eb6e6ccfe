/// Numbers as YAML 1.2's core schema writes them, less the octal and hexadecimal forms.
enum PlainNumber {
    static func isNumber(_ text: String) -> Bool { double(text) != nil }

    static func integer(_ text: String) -> Int? {
        guard text.utf8.count <= 20, text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    static func double(_ text: String) -> Double? {
        let allowed = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
        guard text.utf8.count <= 40, allowed, let value = Double(text), value.isFinite else { return nil }
        return value
    }
}

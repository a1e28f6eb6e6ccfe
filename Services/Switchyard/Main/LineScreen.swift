import FailureText
import Foundation
import SwitchyardCore
import Synchronization

/// The lines of many programs on one terminal, each marked with its program's name.
final class LineScreen: Sendable {
    private let turn = Mutex(())

    /// Shows a line of a program, or of `up` itself.
    func show(_ program: ChildProgram?, _ line: String) {
        let name = program?.name ?? "switchyard"
        let mark = name + String(repeating: " ", count: max(0, 11 - name.count))
        // A program's own colours pass; other control characters don't.
        let text = program == nil ? line : line.filter { $0 == "\u{1B}" || !($0.isASCII && ($0.asciiValue ?? 32) < 32) }
        turn.withLock { _ in
            Terminal.print("\(Terminal.paint(mark, program?.colour ?? 1))│ \(text)")
        }
    }
}

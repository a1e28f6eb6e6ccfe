import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the kernel says about this process, under the names that Prometheus client libraries use.
package struct ProcessMetrics: Sendable {
    private let root: String

    /// Reads below `root`, `/proc` unless a test says otherwise.
    package init(root: String = "/proc") { self.root = root }

    /// The metrics as text; what the system does not tell is left out.
    package func exposition() -> String {
        var text = ""
        func gauge(_ name: String, _ kind: String, _ help: String, _ value: Double?) {
            guard let value else { return }
            text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n\(name) \(PrometheusText.number(value))\n"
        }
        // After the name in parentheses, which may itself hold blanks: field 3 of proc_pid_stat(5) comes first.
        let fields = contents("self/stat").flatMap { stat in
            stat.lastIndex(of: ")").map { stat[stat.index(after: $0)...].split(separator: " ").map(String.init) }
        }
        func field(_ number: Int) -> Double? {
            fields.flatMap { $0.indices.contains(number - 3) ? Double($0[number - 3]) : nil }
        }
        let tick = Double(sysconf(Int32(_SC_CLK_TCK)))
        let cpu = field(14).flatMap { user in field(15).map { (user + $0) / tick } }
        gauge("process_cpu_seconds_total", "counter", "Processor time used, in seconds.", cpu)
        gauge("process_open_fds", "gauge", "Open file descriptors.", openDescriptors())
        let resident = field(24).map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) }
        gauge("process_resident_memory_bytes", "gauge", "Resident memory, in bytes.", resident)
        let started = field(22).flatMap { ticks in bootTime().map { $0 + ticks / tick } }
        gauge("process_start_time_seconds", "gauge", "Start of the process, in Unix seconds.", started)
        return text
    }

    private func contents(_ path: String) -> String? { try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) }

    private func openDescriptors() -> Double? {
        (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/self/fd")).map { Double($0.count) }
    }

    private func bootTime() -> Double? {
        contents("stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }.flatMap { Double($0.dropFirst(6)) }
    }
}

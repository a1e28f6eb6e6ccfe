package import CoreMetrics

extension MetricName {
    /// A counter of this name. Keep it: making one costs a thousand times what counting does.
    package func counter(_ labels: [(String, String)] = [], in factory: any MetricsFactory) -> Counter {
        Counter(label: rawValue, dimensions: labels, factory: factory)
    }

    /// A value that goes up and down.
    package func gauge(_ labels: [(String, String)] = [], in factory: any MetricsFactory) -> Meter {
        Meter(label: rawValue, dimensions: labels, factory: factory)
    }

    /// A histogram of durations.
    package func timer(_ labels: [(String, String)] = [], in factory: any MetricsFactory) -> Timer {
        Timer(label: rawValue, dimensions: labels, factory: factory)
    }

    /// A histogram of other values.
    package func histogram(_ labels: [(String, String)] = [], in factory: any MetricsFactory) -> Recorder {
        Recorder(label: rawValue, dimensions: labels, aggregate: true, factory: factory)
    }
}

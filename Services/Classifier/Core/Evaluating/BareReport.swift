import FailureText

extension LabelledReport {
    /// The report as somebody would file it who knows nothing around it: the title and the machine's words, without the
    /// history, the facts of the monitor and what people say of it. A report without machine's words keeps its body.
    ///
    /// Its label may then be more than the words can tell, so that accuracy on bare reports compares models and is no
    /// estimate for a tracker.
    var bare: LabelledReport {
        var copy = self
        let lines = ErrorExtraction(title: "", body: body).lines
        if !lines.isEmpty { copy.body = lines.joined(separator: "\n") }
        copy.why = nil
        return copy
    }
}

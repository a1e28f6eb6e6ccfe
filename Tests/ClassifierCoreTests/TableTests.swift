import Contracts
import Testing

@testable import ClassifierCore

@Suite("Tables")
struct TableTests {
    @Test("the error table is well-formed, versioned and says where each row is documented")
    func errorTable() throws {
        let table = try ProjectCorpus.requireCorpus().errors
        #expect(Int(table.version) ?? 0 >= 2)
        #expect(table.rows.count > 1000)
        #expect(Set(table.rows.map(\.phrase)).count == table.rows.count)
        for row in table.rows {
            #expect(!row.phrase.isEmpty && row.phrase == row.phrase.lowercased(), "\(row.phrase)")
            #expect(!row.system.isEmpty && !row.family.isEmpty, "\(row.phrase)")
            #expect(ErrorType.known.contains(row.errorType), "\(row.phrase): \(row.errorType)")
            if let category = row.usualCategory { #expect(Category.known.contains(category), "\(row.phrase)") }
            #expect(row.source == "GUIDE.md" || row.source.hasPrefix("https://"), "\(row.phrase): \(row.source)")
        }
    }

    @Test(
        "the error table covers",
        arguments: [
            "dbt", "snowflake", "bigquery", "redshift", "databricks", "postgres", "airflow", "fivetran", "airbyte",
            "kafka", "tableau", "powerbi", "looker", "github", "kubernetes", "http", "python",
        ])
    func systems(system: String) throws {
        let rows = try ProjectCorpus.requireCorpus().errors.rows.filter { $0.system == system }
        #expect(rows.count >= 10)
        #expect(Set(rows.map(\.family)).count >= 2)
    }

    @Test("a code is recognised where it stands, with what it means")
    func codesAreFound() throws {
        let engine = try ProjectCorpus.requireEngine()
        let lock = engine.classify(
            ReportFacts(title: "merge failed", body: "000625 (57014): Statement has locked table"))
        #expect(lock.knownErrors.contains { $0.system == "snowflake" && $0.errorType == .lockContention })
        let credits = engine.classify(
            ReportFacts(title: "t", body: "090073 (22000): Warehouse X cannot be resumed because resource monitor Y"))
        #expect(credits.errorType == .resourceExhausted || credits.errorType == .warehouseUnavailable)
    }

    @Test("every error type fits a category, and every category has a type for every expert")
    func taxonomy() {
        let fitting = ErrorTypeRules.fitting.values.reduce(into: Set<ErrorType>()) { $0.formUnion($1) }
        #expect(Set(ErrorType.known).subtracting([.unknown]).isSubset(of: fitting))
        for category in Category.known.prefix(5) {
            for expert in EmbeddedModel.experts {
                let type = ErrorTypeRules.errorType(category: category, expert: expert, known: [])
                #expect(ErrorTypeRules.fitting[category]?.contains(type) == true, "\(category) \(expert) \(type)")
            }
        }
    }

    @Test("every error type has an action of its own, and every category some")
    func actions() {
        for type in ErrorType.known where type != .unknown {
            for category in Category.known.prefix(5) {
                let actions = SuggestedActions.actions(category: category, errorType: type)
                #expect(actions.count >= 2)
                #expect(Set(actions).count == actions.count)
            }
        }
    }

    @Test("the project's own reports are labelled within the taxonomy, each id once")
    func corpus() throws {
        let reports = try ProjectCorpus.requireCorpus().reports
        #expect(Set(reports.map(\.id)).count == reports.count)
        for report in reports {
            #expect(Category.known.contains(report.category), "\(report.id)")
            #expect(
                !report.experts.isEmpty && report.experts.allSatisfy(EmbeddedModel.experts.contains), "\(report.id)")
            #expect(!report.title.isEmpty && !report.title.contains("\n"), "\(report.id)")
        }
    }
}

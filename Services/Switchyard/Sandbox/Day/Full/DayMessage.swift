import Contracts

/// What machines say of a failure, with `{m}` for the node's name and `{M}` for the same in capitals.
///
/// The words are those of dbt's adapters, of runners and of package managers, taken from their documentation and from reports.
enum DayMessage {
    /// Passes by itself.
    static let transient = [
        """
        Database Error in model {m} (models/marts/{m}.sql)
          000625 (57014): Statement '01b2-0604' has locked table 'ANALYTICS.{M}' in transaction 1732 and this lock has not yet been released.
        """,
        """
        Database Error in model {m} (models/marts/{m}.sql)
          ('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))
        """,
        """
        Database Error in model {m} (models/marts/{m}.sql)
          250003 (08001): Failed to execute request: HTTPSConnectionPool(host='acme.snowflakecomputing.com', port=443): Read timed out. (read timeout=60)
        """,
        """
        Database Error in model {m} (models/marts/{m}.sql)
          deadlock detected
          DETAIL:  Process 4121 waits for ShareLock on transaction 88190; blocked by process 4133.
        """,
        """
        Database Error in model {m} (models/marts/{m}.sql)
          could not serialize access due to concurrent update
        """,
        """
        Database Error in model {m} (models/marts/{m}.sql)
          Exceeded rate limits: too many table update operations for this table. For more information, see https://cloud.google.com/bigquery/docs/troubleshoot-quotas; reason: rateLimitExceeded
        """,
        """
        Database Error in model {m} (models/marts/{m}.sql)
          503 Service Unavailable: the service is temporarily unavailable, please retry
        """,
    ]
    /// Passes by itself too, and people say what else it is; what they say is learnt for all that reads alike.
    static let disputed = [
        """
        Database Error in model {m} (models/marts/{m}.sql)
          ERROR: 1023  Serializable isolation violation on table - 118204, transactions forming the cycle are: 99121, 99130
        """,
        """
        Database Error in model {m} (models/marts/{m}.sql)
          [DELTA_CONCURRENT_APPEND] ConcurrentAppendException: Files were added to the root of the table by a concurrent update. Please try the operation again.
        """,
    ]
    /// Somebody has to change code.
    static let code = [
        """
        Database Error in model {m} (models/marts/{m}.sql)
          000904 (42000): SQL compilation error: error line 14 at position 8
          invalid identifier '{M}_TOTAL'
        """,
        """
        Compilation Error in model {m} (models/marts/{m}.sql)
          '{m}_to_dollars' is undefined. This can happen when calling a macro that does not exist.
        """,
        """
        Compilation Error in model {m} (models/marts/{m}.sql)
          Model 'model.analytics.{m}' (models/marts/{m}.sql) depends on a node named 'stg_{m}' which was not found
        """,
        """
        Database Error in model {m} (models/marts/{m}.sql)
          001003 (42000): SQL compilation error:
          syntax error line 31 at position 4 unexpected 'FROM'.
        """,
    ]
    /// The data broke an expectation.
    static let data = ["Got 17 results, configured to fail if != 0", "Got 214 results, configured to fail if != 0"]
    /// The same as a monitor tells it.
    static let reportedData = [
        """
        Failure in test unique_{m}_id (models/marts/_schema.yml)
          Got 214 results, configured to fail if != 0
        """
    ]
    /// Somebody has to mend the platform.
    static let platform = [
        """
        Database Error in model {m} (models/staging/{m}.sql)
          003001 (42501): SQL access control error:
          Insufficient privileges to operate on schema 'RAW_{M}'
        """
    ]
    /// A workflow's log, passes by itself.
    static let runner = [
        "The hosted runner lost communication with the server. Anything in your workflow that terminates the runner process "
            + "can cause this error.",
        "npm ERR! network request to https://registry.npmjs.org/{m} failed, reason: connect ETIMEDOUT 104.16.1.35:443",
        "fatal: unable to access 'https://github.com/acme/{m}/': The requested URL returned error: 502",
        "ERROR: Could not install packages due to an OSError: HTTPSConnectionPool(host='files.pythonhosted.org', port=443): "
            + "Read timed out.",
    ]
    /// A workflow's log, somebody has to change code.
    static let workflow = [
        "Invalid workflow file: .github/workflows/{m}.yml#L31\nThe workflow is not valid. (Line: 31, Col: 9): Unexpected "
            + "value 'runs_on'",
        "FAILED tests/test_{m}.py::test_weekly - AssertionError: assert 12 == 13",
        "ERROR: ResolutionImpossible: for help visit https://pip.pypa.io/en/latest/topics/dependency-resolution",
    ]

    /// The text of a node.
    static func text(_ pattern: String, _ name: String) -> String {
        pattern.replacing("{m}", with: name).replacing("{M}", with: name.uppercased())
    }

    /// Names of models, each once a day.
    static func name(_ number: Int) -> String {
        let layers = ["stg", "int", "dim", "fct", "mart"]
        let things = [
            "orders", "stores", "clicks", "refunds", "ledger", "payouts", "sessions", "invoices", "returns", "carriers",
            "coupons", "signups", "tickets", "budgets", "contracts", "baskets", "visits", "campaigns", "vendors",
            "shifts",
            "parcels", "warranties", "leads", "quotes", "margins", "claims", "surveys", "tariffs", "meters", "badges",
            "routes", "seats", "permits", "loans", "credits", "rentals", "trips", "menus", "wards", "plots",
        ]
        return "\(layers[number / things.count % layers.count])_\(things[number % things.count])"
    }
}

/// Words that tell nothing: they stand in reports of every kind.
///
/// Those that occur in at least one in a hundred of 2,532 failure reports of all kinds, on which the classifier is trained.
enum CommonWords {
    /// Whether a word of a report says what the report is about.
    static func isTelling(_ word: String) -> Bool { word.utf8.count >= 3 && !all.contains(word) }

    private static let all = Set(
        """
        aa aborted about access account acme action actions active add added admin administrator affected after again age
        ago airbyte airflow alert all allowed already always an analytics and another any anything apache api app are as
        asked at attempt attempts audit authentication authorized auto available aws back bad base batch be because been
        before between bi bigquery billing blocked bot both branch broken bucket build built but by bytes calendar call
        calling came can canceled canceling cancelled cannot catalog caused change changed channel chart check checked
        checks ci clean client close closed cloud cluster code column columns com command commit common compilation compiled
        complete completed conclusion concurrent config configured conflict connect connection connections connector
        consumer contact container contains context contract copy core corp cost could count create created creating
        credentials crm cron csv current customers dag dags daily dashboard data database databaseerror databricks dataset
        date day days db dbt default delete deleted denied deploy deployed deprecated detail details detected dev device did
        diff different disabled disk do docs does doesn don done down driver drop dropped due duplicate duration during dwh
        each edited empty enabled encountered end ended endpoint env environment erp error errors etl eu event events every
        everything exactly example exceeded exceeds exception exceptions execute execution exist exists exit exited expected
        expired export extract fail failed failing fails failure failures false fatal feed field file files filter finance
        find fine finished first fivetran following for format found four freshness friday from full gateway gb get git
        github go gone google got green group had hand has have help here history hit home hook host hosted hour hourly
        hours hr http httperror https id identical if ignore image import in incremental index info information ingest input
        insert install instance instead int integration internal into invalid io is isn issue it its itself java job jobs
        join json june just kafka key keys killed landing last later latest left level lib like limit line lines list live
        load loaded loader loads local location lock log login logs long longer looker lost mail main manifest many march
        marketing marts match matched max maximum may mb me memory merge merged message messages metric metrics microsoft
        min minute minutes missing model models module monday monitor month more morning most moved msg must my name named
        need needs net network never new next night nightly no nobody node nodes non none normal not note nothing notice now
        null number object occurred of off ok old on once one only open opened operation operationalerror ops opt or order
        orders org other our out output over own owner package packages page parse parsing partition partner pass passed
        password path paused people per permission pid pipeline plan platform please pod pods policy pool port position post
        postgres pr previous process processing prod production project provided provider psycopg publish published pull
        push put py python queries query queue queued quota raise ran rate raw re reached read reading reads reason received
        recent record records red redshift refresh refused region registry rejected relation release remote removed renamed
        replaced repo report reports repository request requested requests required resolved resource resources response
        restart restarted result results retries retry return returned right role row rows rule run runner running runs
        runtime sales same saturday say says schedule scheduled scheduler schema script second seconds secret secrets
        security see seen select self sent server service session set settings severity shared shop should show shows side
        since site size skip skipped snapshot snowflake snowflakecomputing so somebody someone source sources space spark
        specified sql sqlstate stage staging stale start started starting state statement statements status step still
        stopped stops storage store stream string succeeded success such summary sunday support switched sync syntax system
        table tableau tables tag target task taskinstance tasks team terminated terraform test tests text th than that the
        their them then there these they this those three threshold through thursday ticket time timed timeout times
        timestamp to today token too total traceback transaction trigger true try tuesday twice two type unable unavailable
        unchanged under unexpected unit unknown until up update upgrade upload url us usage use used user users using usr
        usual utc valid value values vendor version versions view vm volume waiting warehouse warn warning warnings was we
        web week weekly went were west what when where which while who will window with within without work workbook worker
        workflow workflows works workspace would write wrong yaml year yesterday yet yml you your zero
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}

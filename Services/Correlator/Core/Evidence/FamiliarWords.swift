/// Words that are in several reports of 2,532, so that two failures which have one are not for that reason of one cause.
enum FamiliarWords {
    /// As how many failures in four weeks such a word counts, before any was seen.
    static let prior = 10

    /// Those of at least five reports (four, with an underscore: what machines say), but of fewer than one in a hundred; see ``CommonWords``.
    static func contains(_ word: String) -> Bool { all.contains(word) }

    private static let all = Set(
        """
        aadsts abort above absent accepted accepted_values accessdenied accessexclusivelock accessible according account_usage
        accountadmin accounts acquiring across activity actor actual adapter adding additional address addresses adds adf admins ads
        affect afternoon afterwards against agency agent agg agree agreed airflowexception airflowsensortimeout airflowtasktimeout
        alarm alerts allocate allocation allotted allow alone along also alter altered although amazon amazonaws amazons ambiguous
        amount analysis analyst analytic android annotation annotations announced anomaly answer answered answers anyone anyway
        anywhere api_core apparently appears append appended application applied apply approval approved apps apr april archive
        archived area argo args argument arguments arn around arrived arrives articles artifact artifacts ask asking asks assertion
        asset assigned assignment assistance assume assumed athena attached attempted attribute attributeerror aug august auth
        authenticate authenticating author auto_resume auto_suspend automatic automatically automation autoscaler average avg avro
        away azure backend backenderror backfill background backgrounder backlog backoff backup badrequest balance bank banner based
        baseline bash batches became began begin behind being believe belong belongs below beta bi_wh bigger bigint bin blame blank
        blob block blocking blocks blog board body booked boolean bootstrap botocore bound box bqjob_r branches breaking breaks
        bridge broke broker bronze browser budget buffer bug building builds bulk bulletin bump bumped bundle busy button byte cache
        calc calculation callback called caller calls campaign canary cancel cancellation capacity card carlo carrier carries carry
        case cast cast_invalid_input catch cause cdc celery cell census cent central centre cert certificate
        certificate_verify_failed cfo chain changelog changes char character characters charges charts check_value checking checkout
        checkpoint chg child chunk ci_pr claims class clause clauses cleaned cleanup cleared cli clicked clickhouse clicks
        clickstream clienterror clients clock clone cloning closing cloudtrail clusters cockpit codes col colleague colleagues
        collector colname come comes commands comment commits committed communication company compared compile complains composer
        compute concurrency concurrentappendexception condition conditional conf configs configuration configure confirmed confirms
        conflicting conflicts confluent connected connectexception connectionerror connectors consecutive consent consider console
        constraint consumers contacts contain containers content contents continue contracts contributor control controller
        controlling controls conversion convert converting copied copies copying correct corresponding couldn counted country counts
        course cpp cpu crash crashed crashloopbackoff crawler credential credit credits criterion critical cronjob cross cube curl
        currency current_date currently cursor custom customer customer_id cut cycle dag_id dag_run dagster dashboards databaseerror
        databases dataflow datagroup datasets datasource dates datetime day_of_week dba dbas dbo dbt_expectations dbt_project
        dbt_svc dbt_utils ddl dead deadline deadlock deals debezium debug dec december decimal deck decode decoder decommissioned
        dedupe defined definition degraded deletes deliver delivered deliveries delivery delta delta_concurrent_append
        delta_multiple_source_row_matching_target_row_in_merge demand demo deny dependabot dependencies dependency depends
        deployment deploys deprecation deps depth derived desc describe description design desk desktop destination detached
        development device_id devices didn die died dies difference differs digest digit dim_customer dim_store dimension dir direct
        directly directory dist distinct distribution division dlt dm_errordetailnamecode_underlyingerrormessage
        dm_gwpipeline_client_gatewayunreachable dml doc docker dockerfile document documentation_url doing domain double doubled
        download downloaded downstream draft drained drill driven drops duckdb dummy dump duplicates earlier east easter ecb echo
        edit editor effect egress either elapsed element element_count elementary elevated else elt email embed embedded emea
        emitted enable encoding ends energy enforced eng engine enough ensure entered entity entries entry environments eof
        ephemeral equal err err_code err_reason errno error_after error_code error_description error_if error_message
        error_on_column_count_mismatch errorcode errored errorfactory errormessage errortype eta eur europe evaluated evaluation
        even evening event_date event_id event_ts ever everybody everyone everywhere evicted exc exceeding excel exceptionculprit
        exchange exec executed executing execution_time executor executorlostfailure executors exhausted existing
        expect_table_row_count_to_be_between expectation expectation_type expectations expecting explain explicit explore explorer
        exported exporter exports exposure exposures expression extended external externally extra extractor extracts fabric
        failover far fct_calls fct_claims fct_orders fct_refunds fct_sessions fct_visits fdisk_api feature feb february feeds fell
        fetch fetched fetching few fields filed filenotfounderror fill fin finding finish fired fires firewall firing firmware five
        fix fixed flagged fleet float flow flows flush folder folks forbidden forecast foreign forever forgot fork form former
        forming forward frame free freeze fri frozen function functionality further future gap gate gave gdpr generate generated
        generator geo getdbt gets getting gha gib githubstatus give given gives giving gke glue gmt goes going gold good google_ads
        googleapis governance gpu grant granted grants graph graphql grid gross groups growth gserviceaccount guard guess guild guys
        half handler handling handshake hangs happen happened happens hard hash hashicorp hasn haven having head headcount header
        headers heads health healthy heap heartbeat held hello helm her hex high higher hightouch hint his hits hive hoc holder
        holds holiday holidays hook hooks hostname hosts hotfix how html httpsconnectionpool hub hubspot hung hyper hypervisor iam
        identifier identity idle ids ignored imagepullbackoff images imported incident incidents incl include included incoming
        incompatible incorrect increase information_schema infra ingestion init inputs inserted inserts inside insights installation
        installed installing insufficient insufficient_permissions insufficient_resources integer integrations interactive interface
        intermediate internal_error internalerror interrupted interruption interval introduced invalid_grant invalid_request_error
        inventory invocation invoice invoices ioexception ios iot iso isolation issued issuer issues item items jan january jdbc
        jinja job_id joined joins jsondecodeerror july jwt keep keeps kept kernel keyerror keyword kicked kill killing kind kinesis
        kms know known knows kpi kpis kubectl kubelet kubernetes kwargs lab label labels labs lag lake lakehouse lambda lang laptop
        laptops large larger late launch launched layer layout lead leader leads leaks learn least leave ledger legacy legal length
        letter life_cycle_state lightdash likely limits lindqvist line_number link lint linux listed listener listing lists literal
        lives lkml loaded_at loaded_at_field loaders loading local_task_job_runner locally locations locked logged logic logistics
        look looked looker_scratch looking lookml looks lookup loop lot low loyalty lunch mac machine macro macros made mailbox
        mailed mails maintainer maintenance make makes malformed managed manager manifests manual manually map mapping mar margin
        mark marked marking mart master matches matching matrix max_loaded_at maybe mean means meant measure median meltano member
        members merges merging met meta metabase metadata metastore meter method microbatch mid midnight might migrated migration
        million mine minus mirror mismatch missed missing_count mistake mkt mobile mode modified modulenotfounderror moment mon
        monitoring monte monthly months move mssql multi multiple mwaa myself mysql n_records names namespace nat native nativeapi
        near needed negative negsignal neither nested net_revenue netsuite networking newer nights nine noise noon normally north
        not_null notafter notebook notebooks notes noticed notification notify nov npm nullable numbers numeric oauth objects
        observed occurrences oct october odbc offending office official offline offset offsets oidc older oldest on_error
        on_schema_change oncall ones online oom oomkilled oops openai opening opens operate operationalerror operations operator
        operators optimize option optional options ora oracle orchestrator order_id organization origin original orphan orphans
        others ours outage outcome outofmemoryerror outputs outside overnight overview owned ownership owns pack pagerduty pages
        paid pair pandas param parameter parameters parcels parent parquet parsed parsererror part partial partial_unexpected_list
        partitions parts passes past pasted pat patch patching paths pattern pause pay payload payment payments payroll pbi pdt peak
        peer pending percent perform perhaps period permission_denied permissions persists person personal phase phone pick picked
        pinned pip pipe pipelines pkg place plain planned planning plans plant pls plugins point pointed points poll polling portal
        pos posted postgresql posting power powerbi prd pre predicate prefect prefix prem present press pressed prettyprint preview
        price pricing primary principal prints prior priority private privatelink privileges probably probe problem procedure
        process_utils processes processor procurement producer producers product products profile profiles programmingerror progress
        projects prompt properly properties property protocol providers proxy prs prune psqlexception public publisher publishes
        pull_request pulled pulling pulse purchase purge purpose pushed pymysql qlik qty quantity quarter quarterly query_history
        query_id question quotas quote raised random range rate_limit_exceeded rates rather ratio raw_field_value raw_orders rds
        reach reachable reader readme readtimeout readtimeouterror ready real rebuild rebuilt receive recognized reconciliation
        recorded recovered recovery recreated redirect reduce ref refactor reference referenced references refreshed refreshes
        refreshextract refreshextracts refreshtype refs refuses regional regions register registered registration rejects
        relationship relationships relay released releases reload remaining remove rename renovate reopened repaired repeated
        replace replacement replay replayed replica replicas replication reply reported reporting repos repositories
        request_limit_exceeded requester requesterror requestid requesting requirements requires rerun rerunning rescheduled resend
        resent reservation reserved reset resets resolution resolutionimpossible resolve resolves resource_exhausted rest restarting
        restarts restore restored result_state resume resumed retail retention retired retried retrieve retrying returns rev revenue
        review reviews revision revoke revoked rights robot roles roll rollback rolled rolling rollout root rotated rotation route
        routing row_count row_number rpc rules run_id runbook runners said salesforce sample sandbox sap sat save saved saved_query
        saw scala scale scan scanned scanner schedules schemas scope score scratch screenshot scripts sdk search sec secondary
        section seed seeds seems sees segment selected selection semantic send sender sending sends sensor sep sept sequence
        serializable serializationexception serialize serverless services serving session_id sessions setting setup several sftp sha
        shard share sharelock sharepoint she sheet sheets shell shipments shipped shopify short showed shut shutdown sibling sigkill
        sigma sign signal signature signed signin sigterm silver simple simply single singular sink sites sits six skipping sku sla
        slack sleep slice slim slot slots slow slowdown small smoke snapshots snowflakesqlexception snowpipe sockettimeoutexception
        soda solve some something soon sorry sort sparkexception spec specification spectrum spend spending split spot
        spot_instance_termination spring sprint sqlalchemy sqlexception sqlexecdirectw sqlfluff src srv ssh ssh_exception ssl
        sslerror stable stack start_date startqueryexecution starts starves statement_timeout statuscode stay stays stderr stdout
        steps stg stg_orders stitch stl_load_errors stock stop store_id stored stores strategy streaming stripe sts stuck studio sub
        subject submitted subnet subprocesses subquery subscription subscriptions successes successful successfully suite sum sun
        sundays superseded superset superuser supplied supplier supported sure suspended svc swap swapped switch sync_end sync_state
        synced syncs sys sysadmin syscall tab tabcmd table_or_view_not_found tableauserverclient tableausoftware tags tail take
        taken takes tap targets task_id tcp teams telemetry tell tells temp template temporarily temporarily_unavailable temporary
        ten tenant tenants terminate terminates terminating termination tested tfstate theirs themselves therefore thing things
        think third though thought thread threads threw throttled throttlingexception thrown thu tickets tidy tier tile tiles till
        tills timeline timeoutexception title tls tmp together tokens told tolerance toml tomorrow tonight took tool toomanyrequests
        top topic topics totals touch touched trace traffic trailer train training transactions transform transformer translate
        transport trial tried tries triggered trino trinousererror trips troubleshoot troubleshooting truncated trust trying tsm ttl
        tue tuple turned txt typed typeerror types typo ubuntu unauthorized uncaught undefined unexpected_count unexpected_percent
        unexpectedly unhealthy union unique unique_combination_of_columns unique_key unit_test unless unreachable unrecognized
        unrecoverable unresolved_column unsupported untouched unused updated updated_at updates updating upgraded upgrading uploaded
        upstream uptime urllib user_error username uses usually utf util utils vacuum valid_from valid_to validate validating
        validation validator value_field valueerror vanished var varchar variable vars vat vault veldora venv verify very via views
        violated violates violation violations visibility visible visit visits volume_anomalies vpc vpn wait waited waiters waits
        want wanted wants warehouses warn_after warn_if warned wasn watchdog watcher wave way ways weather webhook webserver wed
        wednesday weekend weeks well weren whatever whenever whl whoever whole whose why wiki windows with_suggestion wms won
        workbooks worked workers working workspaces wrapper writer writers writes writing written wrote www xlarge xlsx xml years
        yellow yes zendesk zombie zone
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}

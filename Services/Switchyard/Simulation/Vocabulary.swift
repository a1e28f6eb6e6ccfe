import Contracts

/// The words that simulated platforms are made of.
enum Vocabulary {
    static let teams = [
        "finance", "growth", "supply", "pricing", "logistics", "crm", "payments", "risk", "product", "ads", "support",
        "people", "legal", "stores", "mobile", "search", "fraud", "loyalty", "catalog", "billing", "sales", "ops",
        "partners", "energy", "claims", "travel", "media", "fleet", "care", "labs", "core", "bi_semantic", "agent_hub",
        "metrics", "ml_features", "events", "web", "regions", "audit", "treasury", "planning", "returns", "vendors",
        "campaigns", "retail", "wholesale", "quality", "devices", "maps", "identity",
    ]
    static let warehouses = ["TRANSFORM_WH", "BI_WH", "LOAD_WH", "ANALYTICS_XL", "REPORTING"]
    static let users = ["SVC_DBT_PROD", "SVC_BI_READER", "ELT_RUNNER", "svc_airflow", "deploy_bot"]
    static let pools = ["vpn-runner", "etl-linux", "gpu-pool", "ubuntu-latest", "ubuntu-latest"]
    static let nouns = [
        "orders", "customers", "invoices", "sessions", "shipments", "refunds", "subscriptions", "tickets", "payments",
        "events", "products", "stores", "campaigns", "leads", "claims", "visits", "prices", "stock", "returns",
        "accounts",
    ]
    static let suffixes = ["daily", "weekly", "v2", "snapshot", "enriched", "agg", "by_region", "hist"]
    /// Schema and table of what several repositories read, those that many read first.
    static let sources: [(schema: String, table: String)] = tables.flatMap { schema, names in
        names.split(separator: " ").map { (schema: schema, table: String($0)) }
    }
    private static let tables: [(String, String)] = [
        ("shopify", "orders customers refund_lines"), ("salesforce", "opportunity account lead_history"),
        ("stripe", "charges refunds payouts disputes"), ("app_db", "users sessions devices feature_flags addresses"),
        ("erp", "invoices stock_moves purchase_orders gl_entries"), ("zendesk", "tickets ticket_events"),
        ("segment", "pages tracks identifies"), ("netsuite", "transactions vendors_list departments"),
        ("workday", "employees time_off"), ("googleads", "campaign_stats keyword_stats"),
        ("facebook", "ad_insights ad_sets"), ("logistics", "shipments carriers parcels depots"),
        ("hubspot", "contacts email_events"), ("pos", "receipts tills"), ("iot", "readings sensors"),
        ("billing", "subscriptions plans credit_notes"), ("catalog_db", "product_variants price_lists"),
        ("warehouse_ops", "picks bins cycle_counts"), ("maps_api", "geocodes zones"), ("fx", "rates"),
        ("survey", "responses nps_scores"), ("fraud_svc", "scores rules_hit"), ("web_logs", "requests bot_hits"),
    ]
    static let columns = [
        "discount_pct", "plan_tier", "utm_source", "cust_no", "return_reason", "posted_at", "region_code", "net_amount",
        "currency", "owner_id", "is_deleted", "processed_at", "store_cd", "weight_kg", "email_hash", "channel",
        "cost_micros",
        "valid_from", "sku", "tax_rate",
    ]
    static let prefixes = [
        "src", "dim", "legacy", "cust", "ship", "inv", "crm", "web", "usr", "acct", "prod", "evt", "fx", "ord", "ref",
        "tmp",
    ]

    /// A source: some are read by many, most by few.
    static func source(_ dice: inout Dice) -> Int { Int(Double(sources.count) * dice.unit() * dice.between(0.3, 1)) }

    /// A column's name: often one that many tables have, oftener one of its own.
    static func column(_ dice: inout Dice) -> String {
        dice.happens(0.35) ? dice.pick(columns) : "\(dice.pick(prefixes))_\(dice.pick(columns))"
    }

    static let connectors = ["wobbly_otter", "wandering_kettle", "gentle_falcon", "brisk_maple", "quiet_harbor"]
    static let packages = [
        "acme_utils", "acme_macros", "finance_kit", "dbt_expectations", "event_models", "acme_audit",
    ]
    static let macros = ["surrogate_key", "fiscal_period", "safe_cast_ts", "mask_pii", "currency_convert"]

    static func repository(_ team: String) -> RepositoryName {
        guard let name = RepositoryName("acme/\(team)") else { preconditionFailure("team \(team) makes no name") }
        return name
    }
}

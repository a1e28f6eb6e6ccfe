import JSONScan

extension GitHubPayload {
    static func headCommit(_ scanner: inout JSONScanner, _ push: inout Push) throws(JSONError) {
        guard scanner.kind == .object else { return try scanner.skip() }
        try scanner.object { scanner, key throws(JSONError) in
            switch key {
            case "message": push.message = try scanner.stringOrNil() ?? ""
            case "timestamp": push.at = try scanner.stringOrNil()
            default: try scanner.skip()
            }
        }
    }

    static func commits(_ scanner: inout JSONScanner, _ push: inout Push) throws(JSONError) {
        guard scanner.kind == .array else { return try scanner.skip() }
        try scanner.array { scanner throws(JSONError) in
            guard scanner.kind == .object else { return }
            try scanner.object { scanner, key throws(JSONError) in
                guard key == "added" || key == "removed" || key == "modified" else { return try scanner.skip() }
                try scanner.arrayOrNil { scanner throws(JSONError) in
                    guard let path = try scanner.stringOrNil(), push.files.count < Push.mostFiles,
                        !push.files.contains(path)
                    else { return }
                    push.files.append(path)
                }
            }
        }
    }

    static func deployment(_ scanner: inout JSONScanner, _ deployment: inout Deployment) throws(JSONError) {
        guard scanner.kind == .object else { return try scanner.skip() }
        try scanner.object { scanner, key throws(JSONError) in
            switch key {
            case "sha": deployment.sha = try scanner.stringOrNil()
            case "ref": deployment.ref = try scanner.stringOrNil()
            case "environment": deployment.environment = try scanner.stringOrNil()
            case "description": deployment.text = try scanner.stringOrNil() ?? ""
            default: try scanner.skip()
            }
        }
    }

    static func deploymentStatus(_ scanner: inout JSONScanner, _ deployment: inout Deployment) throws(JSONError) {
        guard scanner.kind == .object else { return try scanner.skip() }
        try scanner.object { scanner, key throws(JSONError) in
            switch key {
            case "state": deployment.state = try scanner.stringOrNil() ?? ""
            case "created_at": deployment.at = try scanner.stringOrNil()
            default: try scanner.skip()
            }
        }
    }
}

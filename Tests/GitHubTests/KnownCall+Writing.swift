import Contracts
import GitHub

extension KnownCall {
    static let writing: [KnownCall] = [
        KnownCall(
            "opening an issue", "POST", "/repos/acme/dbt_cloud/issues",
            body: #"{"title": "T", "body": "B", "labels": ["bug"]}"#, 201, issueJSON, gives: "7 https://page/7"
        ) {
            let issue = try await $0.openIssue($1, title: "T", body: "B", labels: ["bug"])
            return "\(issue.number) \(issue.url)"
        },
        KnownCall(
            "closing an issue touches nothing else", "PATCH", "/repos/acme/dbt_cloud/issues/7",
            body: #"{"state": "closed", "state_reason": "completed"}"#, 200, issueJSON, gives: "7"
        ) { "\(try await $0.editIssue($1, 7, state: "closed", stateReason: "completed").number)" },
        KnownCall(
            "changing a title and a body", "PATCH", "/repos/acme/dbt_cloud/issues/7",
            body: #"{"title": "N", "body": "ü"}"#, 200, issueJSON, gives: "7"
        ) { "\(try await $0.editIssue($1, 7, title: "N", body: "ü").number)" },
        KnownCall(
            "a comment", "POST", "/repos/acme/dbt_cloud/issues/7/comments", body: #"{"body": "B"}"#, 201, commentJSON,
            gives: "9 ana"
        ) {
            let comment = try await $0.comment($1, 7, body: "B")
            return "\(comment.id) \(comment.author)"
        },
        KnownCall(
            "changing a comment", "PATCH", "/repos/acme/dbt_cloud/issues/comments/9", body: #"{"body": "C"}"#, 200,
            commentJSON, gives: "9"
        ) { "\(try await $0.editComment($1, id: 9, body: "C").id)" },
        KnownCall(
            "adding labels never replaces", "POST", "/repos/acme/dbt_cloud/issues/7/labels",
            body: #"{"labels": ["a", "b"]}"#, 200, #"[{"name": "old"}, {"name": "a"}, {"name": "b"}]"#, gives: "old,a,b"
        ) { try await $0.addLabels(["a", "b"], to: 7, in: $1).map(\.name).joined(separator: ",") },
        KnownCall(
            "removing a label", "DELETE", "/repos/acme/dbt_cloud/issues/7/labels/priority%3Ahigh%2Fnow", 200, "[]",
            gives: ""
        ) {
            try await $0.removeLabel("priority:high/now", from: 7, in: $1)
            return ""
        },
        KnownCall(
            "removing a label that is not there", "DELETE", "/repos/acme/dbt_cloud/issues/7/labels/a", 404,
            #"{"message": "Label does not exist"}"#, gives: ""
        ) {
            try await $0.removeLabel("a", from: 7, in: $1)
            return ""
        },
        KnownCall(
            "making a label", "POST", "/repos/acme/dbt_cloud/labels",
            body: #"{"name": "n", "color": "d73a4a", "description": "d"}"#, 201, "{}", gives: ""
        ) {
            try await $0.createLabel("n", color: "d73a4a", description: "d", in: $1)
            return ""
        },
        KnownCall(
            "changing a label", "PATCH", "/repos/acme/dbt_cloud/labels/a%20b",
            body: #"{"color": "d73a4a", "description": "d"}"#, 200, "{}", gives: ""
        ) {
            try await $0.editLabel("a b", color: "d73a4a", description: "d", in: $1)
            return ""
        },
        KnownCall(
            "assigning tells whom GitHub left out without a word", "POST", "/repos/acme/dbt_cloud/issues/7/assignees",
            body: #"{"assignees": ["ana", "zed"]}"#, 201, issueJSON, gives: "zed"
        ) { try await $0.addAssignees(["ana", "zed"], to: 7, in: $1).joined(separator: ",") },
        KnownCall(
            "taking people off", "DELETE", "/repos/acme/dbt_cloud/issues/7/assignees",
            body: #"{"assignees": ["ana"]}"#, 200, issueJSON, gives: ""
        ) {
            try await $0.removeAssignees(["ana"], from: 7, in: $1)
            return ""
        },
    ]
}

"""Calls the sandbox and holds each reply against GitHub's own description of it, then each webhook against its schema.

Usage: contract.py BASE CONTRACTS [WEBHOOKS]: BASE is the sandbox, CONTRACTS the folder of what GitHub publishes; with
WEBHOOKS, a file of JSON lines {"event", "body"}, those are checked instead. Prints every difference; exits 1 when there is one.
"""
import json
import pathlib
import sys
import urllib.error
import urllib.request

from jsonschema import Draft7Validator, Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7, DRAFT202012

BASE, CONTRACTS = sys.argv[1], pathlib.Path(sys.argv[2])
problems, checked = [], 0


def check(validator, value, place):
    global checked
    checked += 1
    for error in validator.iter_errors(value):
        problems.append(f"{place}: {error.json_path}: {error.message[:200]}")


def call(method, path, body=None, token="sandbox-ana"):
    request = urllib.request.Request(
        BASE + path, method=method, data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {token}", "User-Agent": "contract", "X-GitHub-Api-Version": "2026-03-10"})
    try:
        with urllib.request.urlopen(request) as reply:
            return reply.status, reply.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def allow(schema):
    """GitHub adds fields before it describes them: what a schema does not know is no difference."""
    if isinstance(schema, dict):
        if schema.get("additionalProperties") is False:
            del schema["additionalProperties"]
        for part in schema.values():
            allow(part)
    elif isinstance(schema, list):
        for part in schema:
            allow(part)


def replies():
    described = json.loads((CONTRACTS / "github-rest-subset.json").read_text())
    registry = Registry().with_resource("urn:github", Resource(described, DRAFT202012))

    def expect(status, method, template, body=None, token="sandbox-ana", query="", **values):
        values = {"owner": "acme", "repo": "dbt_cloud"} | values
        path = template.format(**values) + query
        place = f"{method} {path}"
        found, text = call(method, path, body, token)
        if found != status:
            problems.append(f"{place}: status {found}, expected {status}: {text[:200]!r}")
            return None
        responses = described["paths"][template][method.lower()]["responses"]
        if str(status) not in responses:
            problems.append(f"{place}: GitHub describes no status {status}")
            return None
        content = responses[str(status)].get("content", {})
        if "$ref" in responses[str(status)] or "application/json" in content:
            steps = ["paths", template, method.lower(), "responses", str(status)]
            if "$ref" in responses[str(status)]:
                steps = responses[str(status)]["$ref"].removeprefix("#/").split("/")
            steps += ["content", "application/json", "schema"]
            pointer = "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)
            pointer = pointer.replace("{", "%7B").replace("}", "%7D")
            schema = {"$ref": f"urn:github#/{pointer}"}
            check(Draft202012Validator(schema, registry=registry), json.loads(text), place)
        elif text:
            problems.append(f"{place}: a body where GitHub has none")
        return json.loads(text) if text else None

    repo = "/repos/{owner}/{repo}"
    issue = repo + "/issues/{issue_number}"
    expect(200, "GET", "/user")
    expect(200, "GET", "/rate_limit")
    expect(200, "GET", "/meta")
    expect(200, "GET", repo)
    expect(404, "GET", repo, repo="none")
    expect(200, "GET", repo + "/assignees")
    expect(204, "GET", repo + "/assignees/{assignee}", assignee="bruno")
    expect(404, "GET", repo + "/assignees/{assignee}", assignee="nobody")
    opened = expect(201, "POST", repo + "/issues", {
        "title": "dbt run failed", "body": "text", "labels": ["bug", "new label"], "assignees": ["bruno", "nobody"]})
    number = (opened or {}).get("number", 1)
    expect(422, "POST", repo + "/issues", {"body": "no title"})
    expect(200, "GET", repo + "/issues")
    expect(200, "GET", repo + "/issues", query="?state=all&labels=bug&sort=updated&direction=asc&per_page=1")
    expect(422, "GET", repo + "/issues", query="?state=odd")
    expect(200, "GET", issue, issue_number=number)
    expect(404, "GET", issue, issue_number=9999)
    expect(200, "PATCH", issue, {"title": "dbt run failed again", "body": "changed", "labels": ["bug"]}, issue_number=number)
    expect(422, "PATCH", issue, {"state": "odd"}, issue_number=number)
    expect(403, "PATCH", issue, {"title": "mine"}, token="sandbox-zed", issue_number=number)
    expect(201, "POST", issue + "/assignees", {"assignees": ["chen", "nobody"]}, issue_number=number)
    expect(200, "DELETE", issue + "/assignees", {"assignees": ["chen"]}, issue_number=number)
    expect(204, "GET", issue + "/assignees/{assignee}", issue_number=number, assignee="bruno")
    expect(200, "POST", issue + "/labels", {"labels": ["priority:high"]}, issue_number=number)
    expect(200, "PUT", issue + "/labels", {"labels": ["bug", "dbt-error"]}, issue_number=number)
    expect(200, "GET", issue + "/labels", issue_number=number)
    expect(200, "DELETE", issue + "/labels/{name}", issue_number=number, name="bug")
    expect(404, "DELETE", issue + "/labels/{name}", issue_number=number, name="bug")
    expect(204, "DELETE", issue + "/labels", issue_number=number)
    comment = expect(201, "POST", issue + "/comments", {"body": "a comment"}, issue_number=number) or {}
    expect(422, "POST", issue + "/comments", {"body": "x" * 65537}, issue_number=number)
    expect(200, "GET", issue + "/comments", issue_number=number)
    one = repo + "/issues/comments/{comment_id}"
    expect(200, "PATCH", one, {"body": "changed"}, comment_id=comment.get("id"))
    expect(200, "GET", one, comment_id=comment.get("id"))
    expect(200, "GET", repo + "/issues/comments")
    expect(204, "DELETE", one, comment_id=comment.get("id"))
    expect(404, "GET", one, comment_id=comment.get("id"))
    expect(204, "PUT", issue + "/lock", issue_number=number)
    expect(403, "POST", issue + "/comments", {"body": "let me"}, token="sandbox-zed", issue_number=number)
    expect(204, "DELETE", issue + "/lock", issue_number=number)
    expect(200, "PATCH", issue, {"state": "closed", "state_reason": "not_planned"}, issue_number=number)
    expect(200, "PATCH", issue, {"state": "open"}, issue_number=number)
    expect(201, "POST", repo + "/labels", {"name": "fresh", "color": "d73a4a", "description": "d"})
    expect(422, "POST", repo + "/labels", {"name": "Fresh", "color": "d73a4a"})
    expect(422, "POST", repo + "/labels", {"name": "other", "color": "red"})
    expect(200, "GET", repo + "/labels")
    expect(200, "GET", repo + "/labels/{name}", name="fresh")
    expect(200, "PATCH", repo + "/labels/{name}", {"new_name": "stale"}, name="fresh")
    expect(204, "DELETE", repo + "/labels/{name}", name="stale")
    expect(404, "GET", repo + "/labels/{name}", name="stale")
    expect(204, "POST", repo + "/dispatches", {"event_type": "go", "client_payload": {"a": 1}})
    expect(422, "POST", repo + "/dispatches", {})
    expect(200, "GET", "/search/issues", query="?q=repo:acme/dbt_cloud%20dbt%20is:issue")
    expect(422, "GET", "/search/issues")
    run = {"repository": "acme/dbt_cloud", "conclusion": "failure", "jobs": [{"name": "build", "conclusion": "failure"}]}
    call("POST", "/_sandbox/workflow_runs", run)
    runs = expect(200, "GET", repo + "/actions/runs") or {"workflow_runs": [{}]}
    run_id = runs["workflow_runs"][0].get("id")
    expect(200, "GET", repo + "/actions/runs/{run_id}", run_id=run_id)
    expect(200, "GET", repo + "/actions/runs/{run_id}/jobs", run_id=run_id)
    call("POST", "/_sandbox/pull_requests/merge", {"repository": "acme/dbt_cloud", "title": "Fix", "author": "bruno"})
    jwt = "a.b.c"
    grant = "/app/installations/{installation_id}/access_tokens"
    expect(201, "POST", grant, token=jwt, installation_id=1)
    expect(200, "GET", "/app", token=jwt)
    expect(401, "GET", "/user", token="nobody's")
    expect(200, "GET", "/installation/repositories")
    # Webhooks of a repository come in order: with this one all have come.
    expect(204, "POST", repo + "/dispatches", {"event_type": "done"})


def webhooks(lines):
    folder = CONTRACTS / "github-webhook-schemas"

    def retrieve(uri):
        schema = json.loads((folder / uri.removeprefix("http://hook/")).read_text())
        schema.pop("$id", None)
        allow(schema)
        return Resource(schema, DRAFT7)

    registry = Registry(retrieve=retrieve)
    for line in lines:
        entry = json.loads(line)
        action = entry["body"].get("action")
        path = folder / entry["event"] / f"{action}.schema.json"
        if not path.exists():
            path = folder / entry["event"] / "event.schema.json"
        if not path.exists():
            # GitHub lets the sender of a dispatch name its action.
            path = next((folder / entry["event"]).glob("*.schema.json"))
        schema = json.loads(path.read_text())
        allow(schema)
        schema["$id"] = f"http://hook/{entry['event']}.json"
        if entry["event"] == "repository_dispatch":
            schema["properties"].pop("action")
            # Named to GitHub Apps alone, for which the schema was written.
            schema["required"].remove("installation")
        check(Draft7Validator(schema, registry=registry), entry["body"], f"{entry['event']} {action}")


if len(sys.argv) > 3:
    webhooks(pathlib.Path(sys.argv[3]).read_text().splitlines())
else:
    replies()
for problem in dict.fromkeys(problems):
    print(problem)
print(f"{checked} bodies checked, {len(problems)} differences")
sys.exit(1 if problems else 0)

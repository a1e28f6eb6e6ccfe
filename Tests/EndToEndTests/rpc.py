"""Calls each method of a running line with the official Connect client for Python.

Arguments: the console's port and the token. Prints what failed and exits 1, or how many methods answered and exits 0.
"""

import datetime
import json
import pathlib
import sys
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "ContractsTests"))
from agreement import compiled  # noqa: E402

import openapi_spec_validator  # noqa: E402
from connectrpc.client import ConnectClientSync  # noqa: E402
from connectrpc.code import Code  # noqa: E402
from connectrpc.compat import google_protobuf_json_codec  # noqa: E402
from connectrpc.errors import ConnectError  # noqa: E402
from connectrpc.method import IdempotencyLevel, MethodInfo, StreamType  # noqa: E402
from google.protobuf import descriptor_pool, message_factory  # noqa: E402

PORT, TOKEN = int(sys.argv[1]), sys.argv[2]
PORTS = {name: PORT + 1 + index for index, name in enumerate(["Ingestor", "Classifier", "Assigner", "Resolver", "Correlator"])}
POOL = descriptor_pool.DescriptorPool()
for file in compiled().file:
    POOL.Add(file)
CLIENTS = {
    name: ConnectClientSync(f"http://127.0.0.1:{port}", codec=google_protobuf_json_codec(), timeout_ms=30_000)
    for name, port in PORTS.items()
}
answered = set()


def call(path, token=TOKEN, timeout_ms=None, **fields):
    """The reply of `Service/Method`."""
    service, name = path.split("/")
    method = POOL.FindServiceByName(f"switchyard.v1.{service}Service").FindMethodByName(name)
    given, taken = (message_factory.GetMessageClass(kind) for kind in (method.input_type, method.output_type))
    info = MethodInfo(
        name=name, service_name=f"switchyard.v1.{service}Service", input=given, output=taken,
        idempotency_level=IdempotencyLevel.UNKNOWN, stream_type=StreamType.UNARY)
    reply = CLIENTS[service].execute_unary(
        request=given(**fields), method=info, headers={"authorization": f"Bearer {token}"}, timeout_ms=timeout_ms)
    answered.add(path)
    return reply


def refused(code, path, **fields):
    """The call must end with this code."""
    before = set(answered)
    try:
        call(path, **fields)
    except ConnectError as error:
        assert error.code == code, f"{path}: {error.code} instead of {code}: {error.message}"
        assert error.message, f"{path}: an error without a message"
        return
    finally:
        answered.clear()
        answered.update(before)
    raise AssertionError(f"{path} answered instead of {code}")


def wait(what, probe):
    """What the probe answers once it is something; what it was refused with, when that lasts."""
    until, last = time.monotonic() + 60, None
    while time.monotonic() < until:
        try:
            found = probe()
            if found:
                return found
        except ConnectError as error:
            last = error
            if error.code not in (Code.NOT_FOUND, Code.ABORTED, Code.FAILED_PRECONDITION):
                raise
        time.sleep(0.1)
    raise AssertionError(f"not in time: {what} ({last})")


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def submit(repository, words, key):
    return call(
        "Ingestor/SubmitFailure", repository=repository, title=f"load of {key} failed", idempotency_key=key,
        environment="production", body=f"Database Error in model {key}\n  {words}").failure_id


def failures():
    """Two causes in two repositories each, and where the first was placed."""
    refusal = "250001 (08001): Failed to connect to DB: acme.snowflakecomputing.com:443. Connection refused"
    grant = "003001 (42501): SQL access control error: Insufficient privileges to operate on schema 'MARTS'"
    first = submit("acme/dbt_cloud", refusal, "fct_orders")
    again = submit("acme/dbt_cloud", refusal, "fct_orders")
    assert first == again, "the same key made two failures"
    others = [submit("acme/roy_kent", refusal, "fct_orders")]
    others += [submit(name, grant, "dim_users") for name in ("acme/dbt_cloud", "acme/roy_kent")]
    placed = wait("an opened issue", lambda: (lambda row: row if row.issue.number else None)(
        call("Assigner/GetPlacement", failure_id=first).placement))
    assert placed.failure_id == first, placed
    return first, placed, others


def classifier(placed):
    verdict = call(
        "Classifier/Classify", repository="acme/dbt_cloud", title="dbt build failed",
        body="Compilation Error in model a: depends on a node named 'b' which was not found").verdict
    assert verdict.category == "code_fix_required" and verdict.evidence, verdict
    route = call("Assigner/Route", repository="acme/dbt_cloud", verdict=verdict)
    assert route.expert and route.assignees and route.route, route
    told = wait("the issue's fingerprint", lambda: call("Classifier/Explain", subject=placed.subject))
    assert told.hits >= 1 and told.fingerprint == placed.fingerprint, told
    word = call("Classifier/RecordFeedback", fingerprint=told.fingerprint, expert="da-architect", actor="ana")
    assert word.accepted
    assert call("Classifier/Explain", fingerprint=told.fingerprint).corrected_by == "ana"
    listed = call("Classifier/ListFeedback", page_size=10).feedback
    assert any(row.fingerprint == told.fingerprint and row.corrected_expert == "da-architect" for row in listed), listed
    assert call("Classifier/GetModel").reports > 1000
    assert call("Classifier/Evaluate", folds=2, timeout_ms=120_000).category_accuracy > 0.5


def assigner():
    assert any(row.members for row in call("Assigner/ListExperts").experts)
    away = call("Assigner/SetAvailability", login="bruno", available=False, until=now() + datetime.timedelta(days=1))
    assert not away.member.available
    assert call("Assigner/SetAvailability", login="bruno", available=True).member.available


def resolver(placed):
    at = {"repository": placed.repository, "number": placed.issue.number}
    life = wait("a life", lambda: call("Resolver/GetIssue", **at)).issue
    assert life.subject == placed.subject, life
    assert any(row.subject == life.subject for row in call("Resolver/ListIssues", page_size=50).issues)
    assert call("Resolver/HoldIssue", actor="ana", reason="looking", **at).issue.phase == "held"
    assert call("Resolver/CloseIssue", actor="ana", **at).issue.phase == "closed"
    assert call("Resolver/ReopenIssue", actor="ana", **at).issue.phase != "closed"
    done = wait("labels", lambda: [
        row for row in call("Resolver/ListEffects", state="done", page_size=200).effects if row.kind == "add_labels" and not row.merged_into])
    assert call("Resolver/UndoEffect", effect_id=done[0].effect_id, actor="ana").effect.state == "undone"
    planned = wait("a plan of the observed repository", lambda: [
        row for row in call("Resolver/ListEffects", state="planned", page_size=200).effects
        if row.repository == "acme/roy_kent" and row.kind == "open_issue"])
    approved = call("Resolver/ApproveEffect", effect_id=planned[0].effect_id, actor="ana").effect
    assert approved.mode == "act", approved
    wait("the approved issue's placement", lambda: call("Assigner/GetPlacement", subject="acme/roy_kent#1").placement.issue.number == 1)


def correlator():
    first, second = wait("two incidents", lambda: (lambda rows: rows if len(rows) == 2 else None)(
        [row for row in call("Correlator/ListIncidents").incidents if len(row.repositories) == 2]))
    assert call("Correlator/GetIncident", incident_id=first.incident_id).incident.members
    merged = wait("a merge", lambda: call(
        "Correlator/MergeIncidents", into=first.incident_id, **{"from": second.incident_id}, actor="ana")).incident
    assert len(merged.members) == 4, merged
    apart = [member.failure_id for member in second.members]
    split = wait("a split", lambda: call(
        "Correlator/SplitIncident", incident_id=first.incident_id, failure_ids=apart, actor="ana"))
    assert len(split.remaining.members) == 2 and len(split.separated.members) == 2, split
    assert call("Correlator/ListEscalations").escalations
    wait("somebody who sees to it", lambda: call(
        "Correlator/AcknowledgeEscalation", key=f"incident:{first.incident_id}", actor="ana").notice.can_acknowledge is False)
    assert call("Correlator/ListRisks").risks
    assert call("Correlator/GetReport").ByteSize() > 0


def ingestor():
    run = {
        "repository": "acme/dbt_cloud", "origin": "dbt_cloud", "environment": "production", "status": "success",
        "job": {"id": "7", "name": "hourly"}, "run": {"id": "9", "attempt": 1},
        "nodes": [{"unique_id": "model.a.b", "status": "success", "executed": True}],
        "finished_at": now(),
    }
    assert call("Ingestor/SubmitRun", run=run, idempotency_key="run-9").accepted
    assert call("Ingestor/Reconcile", repository="acme/dbt_cloud").checked >= 0
    wait("nothing unaccounted", lambda: not call("Ingestor/ListUnaccounted", older_than_seconds=0).failures)


def errors(placed):
    refused(Code.UNAUTHENTICATED, "Classifier/GetModel", token="wrong")
    refused(Code.NOT_FOUND, "Resolver/GetIssue", repository="acme/dbt_cloud", number=999_999)
    refused(Code.NOT_FOUND, "Correlator/GetIncident", incident_id="01HZZZZZZZZZZZZZZZZZZZZZZZ")
    refused(Code.INVALID_ARGUMENT, "Ingestor/SubmitFailure", repository="no repository", title="x")
    refused(Code.INVALID_ARGUMENT, "Resolver/ListIssues", page_size=100_000)
    refused(Code.INVALID_ARGUMENT, "Classifier/RecordFeedback", subject=placed.subject, category="nonsense", actor="ana")
    refused(Code.DEADLINE_EXCEEDED, "Classifier/Evaluate", folds=10, timeout_ms=50)


def descriptions():
    """Each service describes, as valid OpenAPI, every method that it declares."""
    for name, port in PORTS.items():
        request = urllib.request.Request(f"http://127.0.0.1:{port}/openapi.json", headers={"Authorization": f"Bearer {TOKEN}"})
        with urllib.request.urlopen(request, timeout=10) as reply:
            described = json.load(reply)
        openapi_spec_validator.validate(described)
        for method in POOL.FindServiceByName(f"switchyard.v1.{name}Service").methods:
            assert f"/switchyard.v1.{name}Service/{method.name}" in described["paths"], f"{name}/{method.name}"


def main():
    first, placed, _ = failures()
    classifier(placed)
    assigner()
    resolver(placed)
    correlator()
    ingestor()
    errors(placed)
    descriptions()
    declared = {
        f"{name}/{method.name}" for name in PORTS
        for method in POOL.FindServiceByName(f"switchyard.v1.{name}Service").methods}
    assert declared == answered, f"not called: {sorted(declared - answered)}"
    print(f"{len(answered)} methods answered")


main()

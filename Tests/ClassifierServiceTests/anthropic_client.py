"""Works on the sandbox's Messages API with Anthropic's own client, and holds its replies against the published schema.

Usage: anthropic_client.py BASE [CONTRACTS]. Prints what failed.
"""
import json
import pathlib
import sys
import urllib.error
import urllib.request

import anthropic

BASE = sys.argv[1]
CLIENT = anthropic.Anthropic(api_key="sk-ant-api03-test", base_url=BASE + "/anthropic", max_retries=0, timeout=10)
SCHEMA = {
    "type": "object", "additionalProperties": False, "required": ["category"],
    "properties": {"category": {"type": "string", "enum": ["transient_failure", "false_positive"]}}}


def validator(name):
    if len(sys.argv) < 3:
        return lambda value: None
    from jsonschema import Draft202012Validator
    described = json.loads((pathlib.Path(sys.argv[2]) / "anthropic-messages.schema.json").read_text())
    described = {"$defs": described["$defs"], "$ref": f"#/$defs/{name}"}
    checker = Draft202012Validator(described)
    return lambda value: [error for error in checker.iter_errors(value)]


def fault(**values):
    request = urllib.request.Request(
        BASE + "/_sandbox/anthropic/faults", method="POST", data=json.dumps(values).encode())
    urllib.request.urlopen(request).read()


def ask(client=CLIENT, model="claude-haiku-5-5"):
    return client.messages.with_raw_response.create(
        model=model, max_tokens=100, system=[{"type": "text", "text": "definitions", "cache_control": {"type": "ephemeral"}}],
        messages=[{"role": "user", "content": json.dumps({"report": {"title": "timeout", "body": "timed out"}})}],
        output_config={"format": {"type": "json_schema", "schema": SCHEMA}})


message, error, model = validator("Message"), validator("ErrorResponse"), validator("ModelInfo")
raw = ask()
assert not message(json.loads(raw.text())), message(json.loads(raw.text()))
parsed = raw.parse()
assert parsed.stop_reason == "end_turn" and parsed.usage.output_tokens > 0, parsed
assert json.loads(parsed.content[0].text)["category"] == "transient_failure", parsed
again = ask().parse()
assert again.usage.cache_read_input_tokens > 0 and again.usage.cache_creation_input_tokens == 0, again.usage

found = CLIENT.models.with_raw_response.retrieve("claude-haiku-5-5")
assert not model(json.loads(found.text())), model(json.loads(found.text()))
assert found.parse().lifecycle == "active"
try:
    CLIENT.models.retrieve("claude-haiku-9")
    raise SystemExit("a model that is not there was found")
except anthropic.NotFoundError:
    pass

CLASSES = {
    400: anthropic.BadRequestError, 401: anthropic.AuthenticationError, 403: anthropic.PermissionDeniedError,
    404: anthropic.NotFoundError, 409: anthropic.ConflictError, 422: anthropic.UnprocessableEntityError,
    429: anthropic.RateLimitError}
for status in (400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 500, 501, 503, 504, 529):
    for wait in (None, 7):
        fault(kind="status", status=status, **({"retry_after": wait} if wait else {}))
        try:
            ask()
            raise SystemExit(f"{status} was no error")
        except anthropic.APIStatusError as caught:
            assert caught.status_code == status, (status, caught.status_code)
            assert isinstance(caught, CLASSES.get(status, anthropic.APIStatusError)), (status, type(caught))
            assert caught.response.headers.get("retry-after") == (str(wait) if wait else None)
            body = caught.response.json()
            if status == 413:
                assert "type" not in body and body["error"]["type"] == "request_too_large", body
            elif status in (400, 401, 402, 403, 404, 429, 500, 504, 529):
                assert not error(body), (status, error(body))

for kind, reason in (("truncated", "max_tokens"), ("refusal", "refusal")):
    fault(kind=kind)
    raw = ask()
    assert not message(json.loads(raw.text())), (kind, message(json.loads(raw.text())))
    assert raw.parse().stop_reason == reason, kind
fault(kind="reset")
try:
    ask()
    raise SystemExit("a cut connection was no error")
except anthropic.APIConnectionError:
    pass
fault(kind="none")
try:
    urllib.request.urlopen(BASE + "/anthropic/v1/models/claude-haiku-5-5").read()
    raise SystemExit("somebody without a key was let in")
except urllib.error.HTTPError as refused:
    assert refused.code == 401 and not error(json.loads(refused.read())), refused
tokens = anthropic.Anthropic(api_key=None, auth_token="sk-ant-oat01-x", base_url=BASE + "/anthropic", max_retries=0)
assert ask(tokens).parse().stop_reason == "end_turn"
print("anthropic is content")

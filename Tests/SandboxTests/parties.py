"""Tells the sandbox's Slack and PagerDuty something with their own clients, and checks a webhook with Standard Webhooks' library.

Usage: parties.py slack|pagerduty BASE, or parties.py webhook SECRET < {"headers": {...}, "body": "..."}
"""
import json
import sys
import time

WHICH, BASE = sys.argv[1], sys.argv[2]


def same(found, expected, what):
    assert found == expected, f"{what}: {found!r} instead of {expected!r}"


def with_slack():
    from slack_sdk import WebClient
    from slack_sdk.errors import SlackApiError
    from slack_sdk.models.blocks import HeaderBlock, PlainTextObject, SectionBlock
    from slack_sdk.webhook import WebhookClient

    client = WebClient("xoxb-test", base_url=BASE + "/slack/api/")
    same(client.auth_test()["team"], "acme", "who")
    blocks = [HeaderBlock(text="Down"), SectionBlock(fields=[PlainTextObject(text="Owner\nana")])]
    metadata = {"event_type": "t", "event_payload": {"effect_id": "e1"}}
    posted = client.chat_postMessage(channel="#sdk", text="Down", blocks=blocks, metadata=metadata)
    channel, ts = posted["channel"], posted["ts"]
    assert channel.startswith("C"), channel
    try:
        client.chat_postMessage(channel="#sdk", text="too soon")
        raise AssertionError("two messages in a second were taken")
    except SlackApiError as error:
        same(error.response.status_code, 429, "rate")
        same(error.response["error"], "ratelimited", "rate")
        assert int(error.response.headers["Retry-After"]) >= 1
    client.chat_update(channel=channel, ts=ts, text="Up", blocks=[HeaderBlock(text="Up")])
    time.sleep(1.1)
    client.chat_postMessage(channel="#sdk", thread_ts=ts, text="news")
    history = client.conversations_history(channel=channel, include_all_metadata=True)
    same([m["text"] for m in history["messages"]], ["Up"], "history has no thread replies")
    same(history["messages"][0]["metadata"]["event_payload"]["effect_id"], "e1", "metadata")
    same([m["text"] for m in client.conversations_replies(channel=channel, ts=ts)["messages"]], ["Up", "news"], "thread")
    same([c["name"] for c in client.conversations_list()["channels"]], ["sdk"], "channels")
    for expected, call in {
        "channel_not_found": lambda: client.chat_postMessage(channel="", text="x"),
        "no_text": lambda: client.chat_postMessage(channel="#none"),
        "invalid_blocks": lambda: client.chat_postMessage(channel="#long", text="x", blocks=[{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]),
        "message_not_found": lambda: client.chat_update(channel=channel, ts="1.1", text="x"),
        "invalid_auth": lambda: WebClient("nonsense", base_url=BASE + "/slack/api/").auth_test(),
    }.items():
        try:
            call()
            raise AssertionError(f"{expected} was taken")
        except SlackApiError as error:
            same(error.response["error"], expected, expected)
    hook = WebhookClient(BASE + "/slack/services/T0/B0/x").send(text="by hook")
    same((hook.status_code, hook.body), (200, "ok"), "webhook")


def with_pagerduty():
    from pagerduty import EventsApiV2Client, HttpError, ServerHttpError

    client = EventsApiV2Client("R0")
    # The client insists on https, which the sandbox does not speak.
    client._url = BASE + "/pagerduty"
    key = client.trigger("Down", "acme/one", dedup_key="k1", severity="critical")
    same(key, "k1", "key")
    client.acknowledge("k1")
    client.resolve("k1")
    try:
        client.trigger("", "acme/one", severity="critical")
        raise AssertionError("an empty summary was taken")
    except HttpError as error:
        same(error.response.status_code, 400, "invalid")
        same(error.response.json()["status"], "invalid event", "invalid")
        assert error.response.json()["errors"], "errors"
    assert ServerHttpError


def with_webhook():
    from standardwebhooks.webhooks import Webhook, WebhookVerificationError

    told = json.load(sys.stdin)
    hook = Webhook(BASE)
    hook.verify(told["body"], told["headers"])
    try:
        hook.verify(told["body"] + " ", told["headers"])
        raise AssertionError("a changed body was taken")
    except WebhookVerificationError:
        pass


{"slack": with_slack, "pagerduty": with_pagerduty, "webhook": with_webhook}[WHICH]()
print(f"{WHICH} is content")

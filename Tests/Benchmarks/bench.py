"""What `deploy/bench` measures: the ingest against its limit and a peer, the classifier, memory, Redis.

Ratios within one run count; absolute figures say more about the machine. So what is compared takes turns, and the median
of the turns' ratios is told.
"""
import argparse
import contextlib
import json
import os
import pathlib
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SECRET = "a-secret-of-the-benchmark"
POLICY = "workspace: bench\nrepositories:\n  acme/dbt_cloud: {mode: observe}\nintake: {labels: [dbt-error]}\n"
SERVICES = ["ingestor", "classifier", "assigner", "resolver", "correlator"]


def say(text):
    print(f"==> {text}", file=sys.stderr, flush=True)


# What GitHub sends, with as many addresses as it sends


def account(login, number):
    base = f"https://api.github.com/users/{login}"
    return {
        "login": login, "id": number, "node_id": "MDQ6VXNlcjIxMDMxMDY3", "gravatar_id": "", "url": base,
        "avatar_url": f"https://avatars1.githubusercontent.com/u/{number}?v=4",
        "html_url": f"https://github.com/{login}",
        **{f"{part}_url": f"{base}/{part}" for part in ("followers", "subscriptions", "organizations", "repos")},
        "following_url": base + "/following{/other_user}", "gists_url": base + "/gists{/gist_id}",
        "starred_url": base + "/starred{/owner}{/repo}", "events_url": base + "/events{/privacy}",
        "received_events_url": base + "/received_events", "type": "User", "site_admin": False,
    }


def repository(owner, name):
    full, base = f"{owner}/{name}", f"https://api.github.com/repos/{owner}/{name}"
    parts = (
        "forks keys{/key_id} collaborators{/collaborator} teams hooks issues/events{/number} events assignees{/user} "
        "branches{/branch} tags git/blobs{/sha} git/tags{/sha} git/refs{/sha} git/trees{/sha} statuses/{sha} languages "
        "stargazers contributors subscribers subscription commits{/sha} git/commits{/sha} comments{/number} "
        "issues/comments{/number} contents/{+path} compare/{base}...{head} merges {archive_format}{/ref} downloads "
        "issues{/number} pulls{/number} milestones{/number} notifications{?since,all,participating} labels{/name} "
        "releases{/id} deployments"
    ).split()
    return {
        "id": 186853002, "node_id": "MDEwOlJlcG9zaXRvcnkxODY4NTMwMDI=", "name": name, "full_name": full,
        "private": False, "owner": account(owner, 21031067), "html_url": f"https://github.com/{full}",
        "description": None, "fork": False, "url": base,
        **{part.split("{")[0].strip("/").replace("/", "_") + f"_{i}_url": f"{base}/{part}" for i, part in enumerate(parts)},
        "created_at": "2019-05-15T15:19:25Z", "updated_at": "2019-05-15T15:19:27Z", "pushed_at": "2019-05-15T15:20:32Z",
        "git_url": f"git://github.com/{full}.git", "ssh_url": f"git@github.com:{full}.git",
        "clone_url": f"https://github.com/{full}.git", "svn_url": f"https://github.com/{full}", "homepage": None,
        "size": 0, "stargazers_count": 0, "watchers_count": 0, "language": None, "has_issues": True,
        "has_projects": True, "has_downloads": True, "has_wiki": True, "has_pages": True, "forks_count": 0,
        "mirror_url": None, "archived": False, "disabled": False, "open_issues_count": 1, "license": None, "forks": 0,
        "open_issues": 1, "watchers": 0, "default_branch": "master",
    }


def organization(login):
    base = f"https://api.github.com/orgs/{login}"
    return {
        "login": login, "id": 38302899, "node_id": "MDEyOk9yZ2FuaXphdGlvbjM4MzAyODk5", "url": base, "description": "",
        "avatar_url": "https://avatars1.githubusercontent.com/u/38302899?v=4",
        **{f"{part}_url": f"{base}/{part}" for part in ("repos", "events", "hooks", "issues", "public_members")},
    }


def milestone():
    base = "https://api.github.com/repos/acme/dbt_cloud/milestones/1"
    return {
        "url": base, "html_url": "https://github.com/acme/dbt_cloud/milestone/1", "labels_url": base + "/labels",
        "id": 4317517, "node_id": "MDk6TWlsZXN0b25lNDMxNzUxNw==", "number": 1, "title": "v1.0", "state": "closed",
        "description": "", "creator": account("ana", 21031068), "open_issues": 1, "closed_issues": 0,
        "created_at": "2019-05-15T15:20:17Z", "updated_at": "2019-05-15T15:20:18Z", "due_on": None, "closed_at": None,
    }


# What monitors put below the error.
LOG = "\n\n```\n" + "\n".join(
    f"03:12:{second:02}  {second - 10} of 24 {word} sql table model analytics.{name} ........ [{word} in 1{second}.4s]"
    for second, (word, name) in enumerate(
        [("OK", "stg_orders"), ("OK", "stg_customers"), ("OK", "stg_payments"), ("OK", "int_orders_joined"),
         ("ERROR", "fct_orders"), ("SKIP", "fct_revenue"), ("SKIP", "dim_customers")], 11)) + "\n```\n"


def opened(report):
    """The body of `issues.opened` up to the issue's number, which comes last."""
    base = "https://api.github.com/repos/acme/dbt_cloud/issues/1"
    issue = {
        "url": base, "repository_url": "https://api.github.com/repos/acme/dbt_cloud", "labels_url": base + "/labels{/name}",
        "comments_url": base + "/comments", "events_url": base + "/events",
        "html_url": "https://github.com/acme/dbt_cloud/issues/1", "id": 444500041,
        "node_id": "MDU6SXNzdWU0NDQ1MDAwNDE=", "title": report["title"], "user": account("ana", 21031068),
        "labels": [{
            "id": 1362934389, "node_id": "MDU6TGFiZWwxMzYyOTM0Mzg5", "name": "dbt-error", "color": "d73a4a",
            "url": "https://api.github.com/repos/acme/dbt_cloud/labels/dbt-error", "default": True,
        }],
        "state": "open", "locked": False, "assignee": account("bruno", 21031069),
        "assignees": [account("bruno", 21031069)], "milestone": milestone(), "comments": 0,
        "created_at": "2026-11-25T15:20:18Z", "updated_at": "2026-11-25T15:20:18Z", "closed_at": None,
        "author_association": "OWNER", "active_lock_reason": None, "body": report["body"] + LOG,
        "reactions": {"url": base + "/reactions", **{word: 0 for word in ("total_count", "+1", "-1", "laugh", "heart")}},
        "timeline_url": base + "/timeline", "performed_via_github_app": None, "state_reason": None,
    }
    whole = {
        "action": "opened", "repository": repository("acme", "dbt_cloud"), "sender": account("ana", 21031068),
        "organization": organization("acme"), "installation": {"id": 375706, "node_id": "MDIzOkludGVncmF0aW9u"},
        "issue": {**issue, "number": 0},
    }
    text = json.dumps(whole, separators=(",", ":"), ensure_ascii=False)
    return text.removesuffix("0}}").encode()


def write_forms(folder, count=64):
    """Bodies of real reports; the mean of their lengths."""
    folder.mkdir()
    lines = (ROOT / "Services/Classifier/Core/Corpus/reports.jsonl").read_text().splitlines()
    reports = [json.loads(line) for line in lines]
    step = max(1, len(reports) // count)
    sizes = []
    for number, report in enumerate(reports[::step][:count]):
        body = opened(report)
        (folder / str(number)).write_bytes(body)
        sizes.append(len(body) + 12)
    return round(statistics.mean(sizes)), round(statistics.mean(len(r["body"]) + len(LOG) for r in reports[::step][:count]))


# Programs that run for a while


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(done, what, seconds=60):
    until = time.monotonic() + seconds
    while not done():
        if time.monotonic() > until:
            sys.exit(f"benchmark: {what} did not happen within {seconds} s")
        time.sleep(0.02)


class Program:
    """A child process that is ended with the block; its log goes to a file."""

    def __init__(self, bench, name, command, environment=None, path="/health/ready"):
        self.port = free_port()
        command = [word.replace("PORT", str(self.port)) for word in command]
        values = {"PATH": os.environ["PATH"], "HOME": str(bench.folder), "SWITCHYARD_PORT": str(self.port)}
        self.log = bench.folder / f"{name}.log"
        started = time.monotonic()
        self.process = subprocess.Popen(
            command, env={**values, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=self.log.open("ab"))
        self.url = f"http://127.0.0.1:{self.port}"
        wait_until(lambda: self.answers(path), f"{name}: an answer")
        self.start_seconds = time.monotonic() - started

    def answers(self, path):
        if self.process.poll() is not None:
            sys.exit(f"benchmark: a program ended:\n{self.log.read_text()[-2000:]}")
        try:
            with urllib.request.urlopen(self.url + path, timeout=2) as reply:
                return reply.status == 200
        except OSError:
            return False

    def memory(self, key):
        """`VmRSS` now or `VmHWM` at most, in MB."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(key):
                return round(int(line.split()[1]) / 1024, 1)
        return 0.0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Bench:
    def __init__(self, programs, seconds):
        self.programs = pathlib.Path(programs)
        self.seconds = seconds
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="switchyard-bench-"))
        self.socket = self.folder / "redis.sock"
        self.first = 1_000_000_000
        (self.folder / "switchyard.yaml").write_text(POLICY)
        self.mean_bytes, self.mean_report = write_forms(self.folder / "forms")
        hook = {
            "id": "bench", "execute-command": "/bin/true",
            "trigger-rule": {"match": {
                "type": "payload-hash-sha256", "secret": SECRET,
                "parameter": {"source": "header", "name": "X-Hub-Signature-256"}}},
        }
        (self.folder / "hooks.json").write_text(json.dumps([hook]))
        # Rewrites of the append-only file would fall into some turns and not into others.
        self.redis_process = subprocess.Popen(
            ["redis-server", "--port", "0", "--unixsocket", str(self.socket), "--dir", str(self.folder), "--save", "",
             "--appendonly", "yes", "--appendfsync", "everysec", "--auto-aof-rewrite-percentage", "0",
             "--maxmemory-policy", "noeviction"], stdout=subprocess.DEVNULL)
        wait_until(lambda: self.socket.exists() and self.redis("PING") == "PONG", "Redis: an answer")

    def close(self):
        self.redis_process.kill()
        self.redis_process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def redis(self, *words):
        return subprocess.run(
            ["redis-cli", "-s", str(self.socket), *words], capture_output=True, text=True, check=False).stdout.strip()

    def length(self, stream):
        return int(self.redis("XLEN", f"switchyard:{{bench}}:{stream}") or 0)

    def service(self, name):
        command = [str(self.programs / name)] if name in SERVICES else [str(self.programs / "switchyard"), "console"]
        return Program(self, name, command, {
            "SWITCHYARD_REDIS_URL": f"unix://{self.socket}", "SWITCHYARD_CONFIG": str(self.folder / "switchyard.yaml"),
            "GITHUB_WEBHOOK_SECRET": SECRET, "SWITCHYARD_LOG_LEVEL": "warning",
        })

    def bare(self):
        return Program(self, "bare", [str(self.programs / "benchmarks"), "bare"], {"SWITCHYARD_LOG_LEVEL": "warning"})

    def webhook(self):
        command = ["webhook", "-ip", "127.0.0.1", "-port", "PORT", "-hooks", str(self.folder / "hooks.json")]
        return Program(self, "webhook", command, path="/")

    def load(self, url, seconds):
        self.first += 10_000_000
        result = subprocess.run(
            ["wrk", "-t2", "-c32", f"-d{seconds}s", "--timeout", "10s", "-s", str(HERE / "ingest.lua"), url, "--",
             str(self.folder / "forms"), SECRET, str(self.first)], capture_output=True, text=True, check=False)
        lines = [line for line in result.stdout.splitlines() if line.startswith("{")]
        if result.returncode != 0 or not lines:
            sys.exit(f"benchmark: wrk failed:\n{result.stdout}{result.stderr}")
        measured = json.loads(lines[-1])
        measured["rate"] = round(measured["requests"] / measured["seconds"])
        return measured

    # The parts

    def ingest(self, turns=3):
        kinds = {"bare": [], "ingestor": [], "webhook": []}
        with self.bare() as bare, self.service("ingestor") as ingestor:
            for target in (bare, ingestor):
                self.load(target.url + "/webhooks/github", 1)
            for turn in range(turns):
                say(f"ingest, turn {turn + 1} of {turns}: bare POST, ingestor, webhook")
                kinds["bare"].append(self.load(bare.url + "/webhooks/github", self.seconds))
                self.redis("FLUSHALL", "SYNC")
                kinds["ingestor"].append(self.load(ingestor.url + "/webhooks/github", self.seconds))
                stored = self.length("failures")
                if stored < kinds["ingestor"][-1]["requests"]:
                    sys.exit(f"benchmark: {kinds['ingestor'][-1]} but {stored} failures are stored")
                with self.webhook() as webhook:
                    kinds["webhook"].append(self.load(webhook.url + "/hooks/bench", min(4, self.seconds)))
                    webhook_memory = webhook.memory("VmHWM")
            say("ingest with appendfsync always")
            self.redis("FLUSHALL", "SYNC")
            self.redis("CONFIG", "SET", "appendfsync", "always")
            kinds["ingestor, appendfsync always"] = [self.load(ingestor.url + "/webhooks/github", self.seconds)]
            self.redis("CONFIG", "SET", "appendfsync", "everysec")
        result = {name: middle(list_) for name, list_ in kinds.items()}
        for name, list_ in kinds.items():
            pairs = list(zip(list_, kinds["bare"]))
            result[name]["of_bare"] = round(statistics.median(own["rate"] / bare["rate"] for own, bare in pairs), 3)
            result[name]["p99_of_bare"] = round(statistics.median(own["p99_ms"] / bare["p99_ms"] for own, bare in pairs), 2)
        result["webhook"]["memory_mb"] = webhook_memory
        times = [own["rate"] / peer["rate"] for own, peer in zip(kinds["ingestor"], kinds["webhook"])]
        result["ingestor"]["times_webhook"] = round(statistics.median(times), 1)
        return result

    def engine(self):
        say("the embedded classifier against scikit-learn, one core each")
        return json.loads(subprocess.run(
            [sys.executable, str(HERE / "engine.py"), str(self.programs / "switchyard")], check=True,
            capture_output=True, text=True).stdout)

    def classifier(self, seconds=10):
        say("classifier: fills failures, then lets it work them off")
        self.redis("FLUSHALL", "SYNC")
        with self.service("ingestor") as ingestor:
            self.load(ingestor.url + "/webhooks/github", self.seconds)
        entries = self.length("failures")
        with self.service("classifier") as classifier:
            wait_until(lambda: self.length("classifications") > 0, "classifier: a first verdict")
            started, before = time.monotonic(), self.length("classifications")
            while time.monotonic() < started + seconds and self.length("classifications") < entries:
                time.sleep(0.1)
            done, elapsed = self.length("classifications") - before, time.monotonic() - started
            return {
                "waiting": entries, "classified": done, "seconds": round(elapsed, 2), "rate": round(done / elapsed),
                "start_seconds": round(classifier.start_seconds, 2),
            }

    def memory(self):
        say("memory: all programs at rest, then under the full load of deliveries")
        self.redis("FLUSHALL", "SYNC")
        result = {}
        with contextlib.ExitStack() as stack:
            running = {name: stack.enter_context(self.service(name)) for name in SERVICES + ["console"]}
            time.sleep(3)
            for name, program in running.items():
                result[name] = {"rest_mb": program.memory("VmRSS")}
            self.load(running["ingestor"].url + "/webhooks/github", self.seconds)
            time.sleep(4)
            for name, program in running.items():
                result[name]["load_mb"] = program.memory("VmHWM")
        return result

    def lives(self):
        say("decisions of a life, its replay, and the calls of GitHub that it takes")
        run = lambda *words: subprocess.run(
            [str(self.programs / "benchmarks"), *words], check=True, capture_output=True, text=True).stdout.splitlines()
        return {"lines": run("lives", "100000") + run("calls") + run("risk")}

    def correlation(self):
        say("incidents of simulated platforms whose causes are known, beside drain3")
        with tempfile.TemporaryDirectory() as folder:
            lines = []
            for words in (
                [str(self.programs / "benchmarks"), "correlation", folder],
                [sys.executable, str(pathlib.Path(__file__).with_name("correlation.py")), folder],
                [str(self.programs / "benchmarks"), "correlation-busy"],
                [str(self.programs / "benchmarks"), "correlation-cost"],
            ):
                lines += subprocess.run(words, check=True, capture_output=True, text=True).stdout.splitlines()
        return {"lines": lines}

    def redis_client(self):
        say("RedisStreams against redis-benchmark: XADD of 1 kB over one connection")
        self.redis("FLUSHALL", "SYNC")
        own = json.loads(subprocess.run(
            [str(self.programs / "benchmarks"), "redis", f"unix://{self.socket}"], check=True, capture_output=True,
            text=True).stdout)
        result = {}
        for depth in ("1", "16", "64", "256"):
            self.redis("DEL", "benchmark")
            count = {"1": 40_000}.get(depth, 400_000)
            peer = subprocess.run(
                ["redis-benchmark", "-s", str(self.socket), "-c", "1", "-P", depth, "-n", str(count), "--csv",
                 "XADD", "benchmark", "*", "data", "x" * 1000], check=True, capture_output=True, text=True).stdout
            rate = round(float(peer.strip().splitlines()[-1].split('","')[1]))
            result[depth] = {"own": own[depth], "redis_benchmark": rate, "ratio": round(own[depth] / rate, 2)}
        return result


def middle(turns):
    return {
        "rate": round(statistics.median(turn["rate"] for turn in turns)),
        "p50_ms": round(statistics.median(turn["p50_ms"] for turn in turns), 2),
        "p99_ms": round(statistics.median(turn["p99_ms"] for turn in turns), 2),
        "refused": sum(turn["refused"] + turn["broken"] for turn in turns),
        "rates": [turn["rate"] for turn in turns],
    }


def table(result):
    lines = []
    if ingest := result.get("ingest"):
        lines += [f"Ingest: POST of a signed issues.opened of {result['mean_bytes']} bytes, wrk -t2 -c32, every one another issue", ""]
        lines.append(f"{'server':34}{'requests/s':>11}{'of bare':>9}{'p50 ms':>8}{'p99 ms':>8}{'of bare':>9}{'refused':>9}")
        for name, row in ingest.items():
            lines.append(
                f"{name:34}{row['rate']:>11,}{row['of_bare']:>9.2f}{row['p50_ms']:>8.1f}{row['p99_ms']:>8.1f}"
                f"{row['p99_of_bare']:>9.1f}{row['refused']:>9}")
        own = ingest["ingestor"]
        aims = [
            (own["of_bare"] >= 0.5, f"at least half of the bare POST: {own['of_bare']:.2f}"),
            (own["times_webhook"] >= 6, f"at least 6 times webhook: {own['times_webhook']:.1f}"),
            (own["p99_of_bare"] < 3, f"p99 under 3 times the bare POST's: {own['p99_of_bare']:.1f}"),
        ]
        lines += [""] + [f"{'met   ' if met else 'MISSED'} {text}" for met, text in aims] + [""]
    if row := result.get("engine"):
        own, peer = row["own"], row["peer"]
        lines.append(f"{'reports of 2 kB on one core':34}{'reports/s':>11}{'category':>10}{'expert':>8}")
        lines += [
            f"{name:34}{side['rate']:>11,}{side['category']:>10.3f}{side['expert']:>8.3f}"
            for name, side in (("embedded classifier", own), ("scikit-learn, in batches of 256", peer))]
        lines += [
            f"{'scikit-learn, one at a time':34}{peer['one_at_a_time']:>11,}",
            f"{row['ratio']:.1f} times scikit-learn; {own['engine_memory_mib']} MiB stay after learning for "
            f"{own['training_seconds']} s", ""]
    if row := result.get("classifier"):
        lines += [
            f"Classifier: {row['rate']:,} entries/s ({row['classified']:,} of {row['waiting']:,} waiting in "
            f"{row['seconds']} s); ready {row['start_seconds']} s after its start", ""]
    if memory := result.get("memory"):
        lines.append(f"{'resident memory, MB':34}{'at rest':>11}{'at most':>9}")
        lines += [f"{name:34}{row['rest_mb']:>11.0f}{row['load_mb']:>9.0f}" for name, row in memory.items()] + [""]
    if lives := result.get("lives"):
        lines += lives["lines"] + [""]
    if incidents := result.get("correlation"):
        lines += incidents["lines"] + [""]
    if redis := result.get("redis"):
        lines.append(f"{'XADD of 1 kB, callers at once':34}{'own/s':>11}{'redis-benchmark/s':>19}{'ratio':>7}")
        lines += [
            f"{depth:34}{row['own']:>11,}{row['redis_benchmark']:>19,}{row['ratio']:>7.2f}"
            for depth, row in redis.items()]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True, help="the folder of the release build")
    parser.add_argument("--seconds", type=int, default=6, help="the length of a turn")
    parser.add_argument("--only", default="ingest,engine,classifier,lives,memory,redis")
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    options = parser.parse_args()
    bench = Bench(options.programs, options.seconds)
    result = {"mean_bytes": bench.mean_bytes, "mean_report_bytes": bench.mean_report, "load_before": os.getloadavg()[0]}
    parts = {
        "ingest": bench.ingest, "engine": bench.engine, "classifier": bench.classifier, "lives": bench.lives,
        "correlation": bench.correlation, "memory": bench.memory,
        "redis": bench.redis_client,
    }
    try:
        for name in options.only.split(","):
            result[name] = parts[name]()
    finally:
        bench.close()
    print(json.dumps(result, indent=2) if options.json else table(result))


main()

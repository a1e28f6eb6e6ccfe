"""Log lines of twenty systems with the template that each was made from, for measuring how well templates are found.

The templates were written by hand after the systems' own wording. Parameters were chosen on the first eleven systems; LATER
marks the nine on which they are judged.
usage: loglines.py <folder> [lines a system]   writes <folder>/<system>.tsv: template number, tab, line
"""

import random
import sys
from pathlib import Path

NAMES = "alice bob carol dmitri elena farid grace hiro ines jonas katya liam".split()
MODELS = "orders customers fct_revenue stg_payments dim_date int_sessions mart_churn stg_stripe__charges fct_inventory".split()
HOSTS = "ip-10-2-3-41.ec2.internal worker-7f9c db1.corp.example node04 gke-pool-a-x8k2 edge proxy-eu".split()
WORDS = "alpha nightly hourly finance growth ops backfill export sync core adhoc".split()

FILL = {
    "n": lambda r: str(r.randint(0, 10 ** r.randint(1, 7))),
    "f": lambda r: f"{r.random() * 900:.2f}",
    "ip": lambda r: ".".join(str(r.randint(1, 254)) for _ in range(4)),
    "port": lambda r: str(r.randint(1024, 65535)),
    "hex": lambda r: f"{r.getrandbits(64):016x}",
    "uuid": lambda r: f"{r.getrandbits(32):08x}-{r.getrandbits(16):04x}-4{r.getrandbits(12):03x}-{r.getrandbits(16):04x}-{r.getrandbits(48):012x}",
    "ts": lambda r: f"2025-{r.randint(1, 12):02}-{r.randint(1, 28):02}T{r.randint(0, 23):02}:{r.randint(0, 59):02}:{r.randint(0, 59):02}Z",
    "user": lambda r: r.choice(NAMES),
    "model": lambda r: r.choice(MODELS),
    "host": lambda r: r.choice(HOSTS),
    "word": lambda r: r.choice(WORDS),
    "path": lambda r: "/" + "/".join(r.choice(WORDS) for _ in range(r.randint(1, 4))) + f"/part-{r.randint(0, 999)}.parquet",
    "dur": lambda r: f"{r.randint(1, 900)}ms",
    "size": lambda r: f"{r.random() * 64:.1f} {r.choice(['KB', 'MB', 'GB'])}",
}

SYSTEMS = {
    "airflow": """
Marking task as SUCCESS. dag_id={word}, task_id={model}, execution_date={ts}, duration={f}
Marking task as UP_FOR_RETRY. dag_id={word}, task_id={model}, execution_date={ts}
Dependencies all met for <TaskInstance: {word}.{model} scheduled__{ts} [queued]>
Starting attempt {n} of {n}
Executing <Task(PythonOperator): {model}> on {ts}
Task exited with return code {n}
Running command: ['bash', '-c', 'dbt run --select {model}']
Sensor {word} has timed out after {n} seconds
Received SIGTERM. Terminating subprocesses.
{n} downstream tasks scheduled from follow-on schedule check
Heartbeat time limit exceeded for job {n} on host {host}
Failed to get connection {word}_db: The conn_id isn't defined""",
    "dbt": """
{n} of {n} START sql table model analytics.{model} ..... [RUN]
{n} of {n} OK created sql table model analytics.{model} ..... [SELECT {n} in {f}s]
{n} of {n} OK created sql view model analytics.{model} ..... [CREATE VIEW in {f}s]
{n} of {n} ERROR creating sql table model analytics.{model} ..... [ERROR in {f}s]
{n} of {n} PASS not_null_{model}_id ..... [PASS in {f}s]
{n} of {n} FAIL {n} unique_{model}_id ..... [FAIL {n} in {f}s]
{n} of {n} SKIP relation analytics.{model} ..... [SKIP]
Found {n} models, {n} tests, {n} sources, {n} exposures
Concurrency: {n} threads (target='{word}')
Completed with {n} errors and {n} warnings:
Database Error in model {model} (models/{word}/{model}.sql)
Compilation Error in model {model} (models/{word}/{model}.sql)
Got {n} results, configured to fail if != 0
Finished running {n} table models, {n} tests in {f}s""",
    "spark": """
Running task {f} in stage {f} (TID {n})
Finished task {f} in stage {f} (TID {n}) in {n} ms on {host} (executor {n}) ({n}/{n})
Lost task {f} in stage {f} (TID {n}, {host}, executor {n}): ExecutorLostFailure
Block broadcast_{n} stored as values in memory (estimated size {size}, free {size})
Removed broadcast_{n}_piece0 on {host}:{port} in memory (size: {size}, free: {size})
Starting executor ID {n} on host {host}
Got job {n} (collect at {word}.py:{n}) with {n} output partitions
Submitting ShuffleMapStage {n} (MapPartitionsRDD[{n}] at map at {word}.scala:{n}), which has no missing parents
Missing an output location for shuffle {n} partition {n}
Container killed by YARN for exceeding memory limits. {size} of {size} physical memory used.
Reading file path s3://lake{path}, range: {n}-{n}, partition values: [empty row]
Asked to send map output locations for shuffle {n} to {ip}:{port}""",
    "kafka": """
[GroupCoordinator {n}]: Member {word}-{uuid} in group {word} has failed, removing it from the group
[GroupCoordinator {n}]: Preparing to rebalance group {word} in state PreparingRebalance with old generation {n}
[GroupCoordinator {n}]: Stabilized group {word} generation {n} with {n} members
[Consumer clientId={word}-{n}, groupId={word}] Resetting offset for partition {word}-{n} to position {n}
[Consumer clientId={word}-{n}, groupId={word}] Connection to node {n} ({host}/{ip}:{port}) could not be established
[ReplicaFetcher replicaId={n}, leaderId={n}, fetcherId={n}] Error sending fetch request to node {n}
[Log partition={word}-{n}, dir=/var/lib/kafka] Rolled new log segment at offset {n} in {n} ms.
[Log partition={word}-{n}, dir=/var/lib/kafka] Deleting segment files {n}
Expanding ISR for partition {word}-{n} from {n} to {n}
Shrinking ISR for partition {word}-{n} from {n} to {n}
WorkerSinkTask{{id={word}-{n}}} Commit of offsets timed out
Task threw an uncaught and unrecoverable exception. Task is being killed and will not recover until manually restarted""",
    "postgres": """
LOG:  checkpoint complete: wrote {n} buffers ({f}%); write={f} s, sync={f} s, total={f} s
LOG:  connection received: host={ip} port={port}
LOG:  connection authorized: user={user} database={word}
LOG:  disconnection: session time: 0:00:{f} user={user} database={word} host={ip} port={port}
LOG:  duration: {f} ms  statement: COMMIT
ERROR:  relation "{model}" does not exist at character {n}
ERROR:  duplicate key value violates unique constraint "{model}_pkey"
ERROR:  deadlock detected
DETAIL:  Process {n} waits for ShareLock on transaction {n}; blocked by process {n}.
FATAL:  password authentication failed for user "{user}"
FATAL:  remaining connection slots are reserved for non-replication superuser connections
LOG:  automatic vacuum of table "{word}.public.{model}": index scans: {n}
ERROR:  canceling statement due to statement timeout""",
    "kubernetes": """
Successfully assigned {word}/{model}-{hex} to {host}
Pulling image "registry.example/{word}:{n}"
Container image "registry.example/{word}:{n}" already present on machine
Created container {word}
Started container {word}
Back-off restarting failed container {word} in pod {model}-{hex}
Liveness probe failed: HTTP probe failed with statuscode: {n}
Readiness probe failed: Get "http://{ip}:{port}/healthz": context deadline exceeded
{n}/{n} nodes are available: {n} Insufficient memory, {n} node(s) had taint
Scaled up replica set {word}-{hex} to {n}
Evicted pod {word}/{model}-{hex}: The node was low on resource: memory
error killing pod: failed to "KillContainer" for "{word}" with KillContainerError""",
    "sshd": """
Accepted publickey for {user} from {ip} port {port} ssh2: RSA SHA256:{hex}
Failed password for {user} from {ip} port {port} ssh2
Failed password for invalid user {user} from {ip} port {port} ssh2
Invalid user {user} from {ip} port {port}
Connection closed by {ip} port {port} [preauth]
Disconnected from user {user} {ip} port {port}
pam_unix(sshd:session): session opened for user {user} by (uid={n})
pam_unix(sshd:session): session closed for user {user}
Received disconnect from {ip} port {port}:11: disconnected by user
reverse mapping checking getaddrinfo for {host} [{ip}] failed - POSSIBLE BREAK-IN ATTEMPT!""",
    "nginx": """
{ip} - {user} "GET /api/{word}/{n} HTTP/1.1" {n} {n} "-" "curl/{f}"
{ip} - - "POST /api/{word} HTTP/1.1" {n} {n} "-" "python-requests/{f}"
*{n} upstream timed out (110: Connection timed out) while reading response header from upstream, client: {ip}, server: {host}
*{n} connect() failed (111: Connection refused) while connecting to upstream, client: {ip}, server: {host}
*{n} client intended to send too large body: {n} bytes, client: {ip}, server: {host}
*{n} open() "/usr/share/nginx/html/{word}.ico" failed (2: No such file or directory), client: {ip}
signal process started
worker process {n} exited on signal {n}
*{n} limiting requests, excess: {f} by zone "{word}", client: {ip}, server: {host}""",
    "airbyte": """
Records read: {n} ({size})
sync summary: status completed, recordsSynced {n}, bytesSynced {n}, totalRecords {n}
Attempt {n} to get pod for job {n} failed
Stream {model} marked as INCOMPLETE
Finished syncing stream {model} in {f} seconds
Starting syncing stream {model}
Caught retryable error 'HTTP {n}' after {n} tries. Waiting {n} seconds then retrying...
Source did not output any state messages
Backing off _send(...) for {f}s (requests.exceptions.ReadTimeout: {word} read timed out)
Creating table {model} in schema airbyte_internal
Flushing buffer: {n} bytes of stream {model} to s3://{word}{path}
Schema validation errors found for stream {word}_{model}. Error messages: [$.id is missing]""",
    "hdfs": """
Receiving block blk_-{n} src: /{ip}:{port} dest: /{ip}:{port}
BLOCK* NameSystem.addStoredBlock: blockMap updated: {ip}:{port} is added to blk_{n} size {n}
BLOCK* NameSystem.allocateBlock: {path} blk_{n}
PacketResponder {n} for block blk_{n} terminating
Verification succeeded for blk_{n}
Deleting block blk_{n} file /mnt/hadoop/dfs/data/current/blk_{n}
{ip}:{port} Served block blk_{n} to /{ip}
{ip}:{port}:Got exception while serving blk_{n} to /{ip}:
BLOCK* ask {ip}:{port} to replicate blk_{n} to datanode(s) {ip}:{port}
Exception in receiveBlock for block blk_-{n} java.io.IOException: Connection reset by peer""",
    "snowflake": """
Query {uuid} finished: status SUCCESS rows {n} elapsed {dur} warehouse {word}_WH
Query {uuid} finished: status FAILED error {n} elapsed {dur} warehouse {word}_WH
Warehouse {word}_WH resumed by user {user} size X-Small
Warehouse {word}_WH suspended after {n} seconds idle
Pipe {word}.{model} loaded file {path} rows {n} errors {n}
Pipe {word}.{model} skipped file {path}: already loaded
User {user} logged in from {ip} with role {word}
User {user} failed to log in from {ip}: incorrect password
Task {word}.{model} started by schedule at {ts}
Task {word}.{model} suspended after {n} failures
Resource monitor {word} reached {n}% of quota
Session {n} opened for {user} client PythonConnector {f}""",
}


# Written after the parameters were chosen on the systems above: what they are judged on.
FILL |= {
    "oct": lambda r: f"0x{r.getrandbits(32):08x}",
    "dom": lambda r: r.choice(["www.google.com","proxy.cse.cuhk.edu.hk","ads.example.net","p3p.sogou.com","update.corp.example"]),
}

LATER_SYSTEMS = {
"openssh": """
Failed password for {user} from {ip} port {port} ssh2
Failed password for invalid user {user} from {ip} port {port} ssh2
Invalid user {user} from {ip}
input_userauth_request: invalid user {user} [preauth]
pam_unix(sshd:auth): check pass; user unknown
pam_unix(sshd:auth): authentication failure; logname= uid={n} euid={n} tty=ssh ruser= rhost={ip}
pam_unix(sshd:auth): authentication failure; logname= uid={n} euid={n} tty=ssh ruser= rhost={ip} user={user}
Received disconnect from {ip}: {n}: Bye Bye [preauth]
Connection closed by {ip} [preauth]
reverse mapping checking getaddrinfo for {host} [{ip}] failed - POSSIBLE BREAK-IN ATTEMPT!
PAM {n} more authentication failures; logname= uid={n} euid={n} tty=ssh ruser= rhost={ip} user={user}
error: Received disconnect from {ip}: {n}: com.jcraft.jsch.JSchException: Auth fail [preauth]
Accepted password for {user} from {ip} port {port} ssh2
pam_unix(sshd:session): session opened for user {user} by (uid={n})
pam_unix(sshd:session): session closed for user {user}
fatal: Write failed: Connection reset by peer [preauth]""",
"zookeeper": """
Received connection request /{ip}:{port}
Interrupted while waiting for message on queue
Connection broken for id {n}, my id = {n}, error =
Send worker leaving thread
Cannot open channel to {n} at election address /{ip}:{port}
Accepted socket connection from /{ip}:{port}
Closed socket connection for client /{ip}:{port} which had sessionid {oct}
Client attempting to renew session {oct} at /{ip}:{port}
Established session {oct} with negotiated timeout {n} for client /{ip}:{port}
Expiring session {oct}, timeout of {n}ms exceeded
caught end of stream exception
Notification: {n} (n.leader), {oct} (n.zxid), {n} (n.round), LOOKING (n.state), {n} (n.sid), {oct} (n.peerEPoch), LEADING (my state)
Revalidating client: {oct}
Exception causing close of session {oct} due to java.io.IOException: ZooKeeperServer not running""",
"hadoop": """
Created MRAppMaster for application appattempt_{n}_{n}_{n}
Adding job token for job_{n}_{n} to jobTokenSecretManager
Progress of TaskAttempt attempt_{n}_{n}_m_{n}_0 is : {f}
Task succeeded with attempt attempt_{n}_{n}_m_{n}_0
Num completed Tasks: {n}
task_{n}_{n}_m_{n} Task Transitioned from NEW to SCHEDULED
attempt_{n}_{n}_m_{n}_0 TaskAttempt Transitioned from NEW to UNASSIGNED
attempt_{n}_{n}_m_{n}_0 TaskAttempt Transitioned from UNASSIGNED to ASSIGNED
Retrying connect to server: {host}/{ip}:{port}. Already tried {n} time(s); retry policy is RetryUpToMaximumCountWithFixedSleep(maxRetries={n}, sleepTime={n} MILLISECONDS)
Address change detected. Old: {host}/{ip}:{port} New: {host}:{port}
ERROR IN CONTACTING RM.
Got allocated containers {n}
Assigned container container_{n}_{n}_{n}_{n} to attempt_{n}_{n}_m_{n}_0
Launching attempt_{n}_{n}_m_{n}_0
Recalculating schedule, headroom=<memory:{n}, vCores:{n}>
Reduce slow start threshold not met. completedMapsForReduceSlowstart {n}
Failed to renew lease for [DFSClient_NONMAPREDUCE_{n}_{n}] for {n} seconds. Will retry shortly ...""",
"proxifier": """
{dom}:{port} close, {n} bytes sent, {n} bytes received, lifetime 00:{n}
{dom}:{port} close, {n} bytes ({f} KB) sent, {n} bytes received, lifetime 00:{n}
{dom}:{port} close, {n} bytes sent, {n} bytes ({f} KB) received, lifetime <1 sec
open through proxy {dom}:{port} HTTPS
open through proxy {dom}:{port} SOCKS5
proxy {dom}:{port} error : Could not connect through proxy {dom}:{port} - Proxy server cannot establish a connection with the target, status code {n}
{dom}:{port} error : A connection request was canceled before the completion.""",
"linux": """
authentication failure; logname= uid={n} euid={n} tty=NODEVssh ruser= rhost={host}
authentication failure; logname= uid={n} euid={n} tty=NODEVssh ruser= rhost={ip} user=root
check pass; user unknown
session opened for user {user} by (uid={n})
session closed for user {user}
connection from {ip} () at {ts}
connection from {ip} ({host}) at {ts}
ALERT exited abnormally with [{n}]
Kerberos authentication failed
Out of Memory: Killed process {n} ({word}).
ANONYMOUS FTP LOGIN FROM {ip}, (anonymous)
getpeername (ftpd): Transport endpoint is not connected
warning: can't get client address: Connection refused
usb {n}-{n}: new full speed USB device using address {n}
{word} startup succeeded
{word} shutdown failed
CPU {n} irqstacks, hard={oct} soft={oct}
audit({n}.{n}:{n}): initialized""",
"windows": """
Loaded Servicing Stack v{n}.{n}.{n}.{n} with Core: C:\\Windows\\winsxs\\amd64_{hex}\\cbscore.dll
Session: {n}_{n} initialized by client WindowsUpdateAgent.
Session: {n}_{n} initialized by client SPP.
Read out cached package applicability for package: Package_for_KB{n}~{hex}, ApplicableState: {n}, CurrentState:{n}
Warning: Unrecognized packageExtended attribute.
Expecting attribute name [HRESULT = {oct} - CBS_E_MANIFEST_INVALID_ITEM]
Failed to get next element [HRESULT = {oct} - CBS_E_MANIFEST_INVALID_ITEM]
Failed to internally open package. [HRESULT = {oct} - CBS_E_INVALID_PACKAGE]
SQM: Initializing online with Windows opt-in: False
SQM: Cleaning up report files older than {n} days.
SQM: Failed to start upload with file pattern: C:\\Windows\\servicing\\sqm\\*_std.sqm, flags: {oct} [HRESULT = {oct} - E_FAIL]
Starting TrustedInstaller initialization.
Ending TrustedInstaller initialization.
Starting TrustedInstaller finalization.
TrustedInstaller service starts successfully.
NonStart: Checking to ensure startup processing was not required.
NonStart: Success, startup processing not required as expected.
No startup processing required, TrustedInstaller service was not set as autostart
Startup: A possible hang was detected on {n} threads.
WcpInitialize (wcp.dll version {n}.{n}.{n}.{n}) called (stack @{oct} @{oct} @{oct})""",
"openstack": """
[instance: {uuid}] VM Started (Lifecycle Event)
[instance: {uuid}] VM Paused (Lifecycle Event)
[instance: {uuid}] VM Stopped (Lifecycle Event)
[instance: {uuid}] Took {f} seconds to spawn the instance on the hypervisor.
[instance: {uuid}] Took {f} seconds to build instance.
[instance: {uuid}] Creating image
[instance: {uuid}] Instance spawned successfully.
[instance: {uuid}] Instance destroyed successfully.
[instance: {uuid}] Terminating instance
[instance: {uuid}] Deleting instance files {path}
[instance: {uuid}] Deletion of {path} complete
[instance: {uuid}] Total memory: {n} MB, used: {f} MB
[instance: {uuid}] memory limit: {f} MB, free: {f} MB
[instance: {uuid}] disk limit not specified, defaulting to unlimited
{ip} "GET /v2/{hex}/servers/detail HTTP/1.1" status: {n} len: {n} time: {f}
{ip} "POST /v2/{hex}/os-server-external-events HTTP/1.1" status: {n} len: {n} time: {f}
Active base files: {path}
Removable base files: {path}
image {uuid} at ({path}): checking
image {uuid} at ({path}): in use: on this node {n} local, {n} on other nodes sharing this instance storage""",
"bgl": """
instruction cache parity error corrected
generating core.{n}
{n} double-hummer alignment exceptions
ciod: Error loading /{word}/{model}: invalid or missing program image, No such file or directory
ciod: Error loading /{word}/{model}: invalid or missing program image, Exec format error
ciod: failed to read message prefix on control stream (CioStream socket to {ip}:{port})
ciod: LOGIN chdir({path}) failed: No such file or directory
CE sym {n}, at {oct}, mask {oct}
total of {n} ddr error(s) detected and corrected
{n} ddr errors(s) detected and corrected on rank {n}, symbol {n}, bit {n}
data TLB error interrupt
rts: kernel terminated for reason {n}
ddr: excessive soft failures, consider replacing the card
idoproxydb hit ASSERT condition: ASSERT expression={n} Source file={word}.cpp Source line={n} Function={word}
NodeCard is not fully functional
program interrupt: fp cr field .............{n}
machine check interrupt
core configuration register: {oct}
iar {oct} dear {oct}
Node card VPD check: U{n} node in processor card slot J{n} do not match. VPD ecid {hex}, found {hex}""",
"healthapp": """
onStandStepChanged {n}
onExtend:{n} {n} {n} {n}
getTodayTotalDetailSteps = {n}##{n}##{n}##{n}##{n}
setTodayTotalDetailSteps={n}##{n}##{n}##{n}##{n}
calculateCaloriesWithCache totalCalories={n}
calculateAltitudeWithCache totalAltitude={n}
REPORT : {n} {n} {n} {n}
onReceive action: android.intent.action.SCREEN_ON
onReceive action: android.intent.action.SCREEN_OFF
processHandleBroadcastAction action:android.intent.action.SCREEN_ON
flush sensor data
upLoadOneMinuteDataToEngine time={n},{n},{n},{n},{n}
checkInsertStatus stepStatSum or calorieStatSum is enough
saveHealthDetailData() saveOneDetailData fail hiHealthData = {n},type = {n}""",
}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 4000
    for system, text in (SYSTEMS | LATER_SYSTEMS).items():
        random_ = random.Random(system)
        templates = text.strip().split("\n")
        weights = [1 / (1 + place) for place in range(len(templates))]
        random_.shuffle(weights)
        with open(folder / f"{system}.tsv", "w") as file:
            for _ in range(count):
                number = random_.choices(range(len(templates)), weights)[0]
                filled = {key: _Filler(make, random_) for key, make in FILL.items()}
                file.write(f"{number}\t{templates[number].format_map(filled)}\n")


class _Filler:
    """Another value for every place in a line."""

    def __init__(self, make, random_):
        self.make, self.random = make, random_

    def __format__(self, _):
        return self.make(self.random)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""A Slurm array on two nodes, one of which dies in the middle: the commands of docs/ci.md, as they stand there, give the
tree that one run on one machine gives, and leave nothing else.

    HONGTOU=build/release/hongtou tests/cluster/slurm_array.py [COUNT]

As root, with the packages slurm-wlm and munge; ends with 77 where it cannot run. Controller and nodes are processes of
this machine, in a scratch folder, with a key, ports and state of their own. A node has a host name and numbers of
processes of its own (namespaces), so that it dies as a machine does: all at once, and to the others as a stranger.
"""
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "soak"))
from archive_soak import fail, good, tree  # noqa: E402

HONGTOU = os.path.abspath(os.environ.get("HONGTOU", "build/release/hongtou"))
NODES = ["one", "two"]
PARTS = 6
LONGEST = 300  # seconds that anything may take here


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def recipe():
    """The two shell scripts of the section on Slurm: what a task does, and how tasks and merge are handed in."""
    text = (HERE.parent.parent / "docs/ci.md").read_text()
    section = text[text.index("## A Slurm array"):]
    task, commands = re.findall(r"```sh\n(.*?)```", section, re.S)[:2]
    fewer, replaced = re.subn(r"--array=0-\d+\n", f"--array=0-{PARTS - 1}\n", task)
    if replaced != 1:
        fail("the recipe of docs/ci.md has no array of tasks from 0 on")
    return fewer, commands


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(what, condition):
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    fail(f"waited {LONGEST} s in vain: {what}")


class Cluster:
    """Controller and nodes; everything ends with stop()."""

    def __init__(self, root):
        self.root = root
        self.running = {}
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(("SLURM", "SBATCH"))}
        self.environment["SLURM_CONF"] = str(root / "slurm.conf")
        self.environment["PATH"] = f"{pathlib.Path(HONGTOU).parent}:{os.environ['PATH']}"
        for name in ["state", *NODES]:
            (root / name).mkdir()
        key = root / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        (root / "slurm.conf").write_text(self.configuration())
        self.start("munged", ["munged", "--foreground", "--force", f"--key-file={key}", f"--socket={root}/munge.socket",
                              f"--pid-file={root}/munge.pid", f"--log-file={root}/munge.log",
                              f"--seed-file={root}/munge.seed"])
        until("munge", lambda: (root / "munge.socket").exists())
        self.start("slurmctld", ["slurmctld", "-D"])
        for node in NODES:
            self.start_node(node)

    def configuration(self):
        # cred_expire: how long Slurm waits before it starts the tasks of a lost node again (two minutes by itself).
        lines = f"""ClusterName=hongtou
SlurmctldHost={socket.gethostname()}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={self.root}/munge.socket,cred_expire=5
StateSaveLocation={self.root}/state
SlurmdSpoolDir={self.root}/%n
SlurmctldPidFile={self.root}/slurmctld.pid
SlurmdPidFile={self.root}/%n.pid
SlurmctldPort={free_port()}
SlurmdTimeout=6
ReturnToService=2
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
PartitionName=all Nodes={','.join(NODES)} Default=YES State=UP
"""
        return lines + "".join(f"NodeName={node} NodeAddr=127.0.0.1 Port={free_port()} CPUs=4\n" for node in NODES)

    def start(self, name, command):
        log = open(self.root / f"{name}.log", "ab")
        self.running[name] = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        log.close()

    def start_node(self, node):
        self.start(node, ["unshare", "--uts", "--pid", "--mount-proc", "--fork", "--kill-child=KILL",
                          "sh", "-c", f"hostname {node} && exec slurmd -D"])

    def kill(self, name):
        """Of a node: slurmd, its tasks and what they started, at one stroke."""
        process = self.running.pop(name)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def stop(self):
        for node in NODES:
            if node in self.running:
                self.kill(node)
        for process in reversed(self.running.values()):
            process.terminate()
            process.wait()

    def run(self, script):
        return subprocess.run(["sh", "-ec", script], cwd=self.root, text=True, capture_output=True, env=self.environment)

    def jobs(self):
        """What Slurm says of every job and task, each a dictionary."""
        said = self.run("scontrol show job --oneliner").stdout
        return [dict(word.split("=", 1) for word in line.split() if "=" in word) for line in said.splitlines()]

    def ended(self, job):
        """The record of a job that has come to its end."""
        over = {"COMPLETED", "FAILED", "CANCELLED", "NODE_FAIL", "TIMEOUT"}
        return next((one for one in self.jobs() if one.get("JobId") == job and one.get("JobState") in over), None)

    def ready(self):
        said = self.run("sinfo --noheader --Node --format='%N %t'").stdout.split("\n")
        return all(f"{node} idle" in said for node in NODES)


def journals(folder, node):
    return list((folder / ".hongtou").glob(f"journal-{node}-*"))


def kill_in_the_middle(cluster, out, count):
    """Ends the first node while it works: when every task that runs has made some of its part."""
    until("some outputs", lambda: len(list(out.rglob("*.pdf"))) > count // 10 and journals(out, NODES[0]))
    cluster.kill(NODES[0])
    left, made = journals(out, NODES[0]), len(list(out.rglob("*.pdf")))
    if not left:
        fail("the node had no task in hand when it was killed")
    print(f"node {NODES[0]} killed with {len(left)} tasks in hand, {made} of {count} issues made")
    return len(left)


def merge_must_fail(cluster):
    done = cluster.run("hongtou merge out/ --lang en")
    if done.returncode != 1 or not ("[cli/shards-missing]" in done.stderr or "[cli/no-shards]" in done.stderr):
        fail(f"merge takes a run for whole that is not: {done.returncode} {done.stdout}{done.stderr}")
    return done.stderr


def see_to(cluster, out, wanted, count):
    """That the folder of the outputs is what one run makes of it."""
    if tree(out) != wanted:
        fail("the tree is not that of one run")
    left = [str(path) for path in out.rglob(".hongtou-*")] + [path.name for path in (out / ".hongtou").iterdir()
                                                              if path.name not in ("record", "lock")]
    if left:
        fail(f"left lying about: {left[:5]}")
    again = cluster.run("hongtou build 'issues/**/*.yaml' -o out/ --fonts pinned --lang en")
    if again.returncode != 0 or f"{count} unchanged" not in again.stderr + again.stdout:
        fail(f"the record does not know what was made: {again.stdout}{again.stderr}")
    shutil.rmtree(out)


def requeued(cluster, commands, wanted, count):
    """Slurm starts the tasks of the dead node again, on the other."""
    out, began = cluster.root / "out", time.monotonic()
    done = cluster.run(commands)
    if done.returncode != 0:
        fail(f"sbatch: {done.stderr}")
    merging = done.stdout.split()[-1]  # Submitted batch job 8
    lost = kill_in_the_middle(cluster, out, count)
    merge_must_fail(cluster)
    last = until("the merge", lambda: cluster.ended(merging))
    said = (cluster.root / f"slurm-{merging}.out").read_text()
    if last["JobState"] != "COMPLETED" or str(count) not in said:
        fail(f"merge: {last['JobState']}, {said}")
    again = sum(int(job.get("Restarts", "0")) for job in cluster.jobs())
    if again != lost:
        fail(f"{lost} tasks were lost, {again} started again")
    see_to(cluster, out, wanted, count)
    print(f"requeued: {lost} tasks made on node {NODES[1]}, the tree of one run, {time.monotonic() - began:.0f} s")


def named_by_merge(cluster, wanted, count):
    """Nobody starts them again: merge names the parts, which are made by their numbers."""
    out = cluster.root / "out"
    array = cluster.run("sbatch --parsable --no-requeue issues.sh").stdout.strip()
    lost = kill_in_the_middle(cluster, out, count)
    over = {"COMPLETED", "NODE_FAIL", "FAILED"}
    until("the array", lambda: all(job.get("JobState") in over for job in cluster.jobs() if job.get("ArrayJobId") == array))
    said = merge_must_fail(cluster)
    for part in parts_in(said, lost):
        command = f"hongtou build 'issues/**/*.yaml' -o out/ --fonts pinned --shard {part}/{PARTS}"
        job = cluster.run(f'sbatch --parsable --cpus-per-task=2 --wrap "{command}"').stdout.strip()
        if until("a part by hand", lambda job=job: cluster.ended(job))["JobState"] != "COMPLETED":
            fail(f"part {part} by hand: {(cluster.root / f'slurm-{job}.out').read_text()}")
    done = cluster.run("hongtou merge out/")
    if done.returncode != 0:
        fail(f"merge: {done.stderr}")
    see_to(cluster, out, wanted, count)
    print(f"not requeued: {lost} parts named by merge and made by hand, the tree of one run")


def parts_in(said, lost):
    """The numbers that merge names as missing."""
    listed = re.search(r"these are missing: (.*?) \[", said) or re.search(r"these are missing: (.*)", said)
    words = listed.group(1).split(", ")
    parts = [part for word in words for part in range(int(word.split("–")[0]), int(word.split("–")[-1]) + 1)]
    if len(parts) != lost:
        fail(f"{lost} parts were lost, merge says: {said}")
    return parts


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    lacking = [name for name in ["munged", "slurmctld", "slurmd", "sbatch", "unshare"] if not shutil.which(name)]
    if lacking:
        skip(f"no {', '.join(lacking)} here (packages slurm-wlm, munge)")
    if os.geteuid() != 0:
        skip("only root can start nodes")
    script, commands = recipe()
    root = pathlib.Path(tempfile.mkdtemp(prefix="hongtou-cluster-"))
    root.chmod(0o755)
    cluster = None
    try:
        (root / "issues.sh").write_text(script)
        for i in range(count):
            year, number = 1990 + i // 100, i % 100 + 1
            path = root / f"issues/{year}/{year}-{number:03}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(good(year, number))
        began = time.monotonic()
        subprocess.run([HONGTOU, "build", "issues/**/*.yaml", "-o", "reference/", "-q", "--fonts", "pinned"], cwd=root,
                       check=True)
        wanted = tree(root / "reference")
        print(f"one run: {count} issues, {len(wanted)} files, {time.monotonic() - began:.0f} s")
        cluster = Cluster(root)
        until("the nodes", cluster.ready)
        requeued(cluster, commands, wanted, count)
        cluster.start_node(NODES[0])
        until("the nodes again", cluster.ready)
        named_by_merge(cluster, wanted, count)
    finally:
        if cluster:
            cluster.stop()
        if not os.environ.get("KEEP"):
            shutil.rmtree(root)


if __name__ == "__main__":
    main()

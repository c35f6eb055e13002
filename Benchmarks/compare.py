#!/usr/bin/env python3
"""Times an evaluation by Impasto and by PyTorch in turn, on this machine, in one run, and prints the ratios.

Both do the same work at each size: VGG19 to conv5_1, the losses of five style layers and one content layer, and the
gradient of the picture. Rounds alternate between the programs, so that whatever else the machine does meets them alike. A
ratio is Impasto's median over the peer's: less than 1 is better.

Exit status: 0 compared, 2 usage, 69 the peer, its PyTorch, impasto-render or the network is not there, 70 a program failed.
"""
import argparse
import json
import os
import platform
import statistics
import subprocess
import sys

REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
UNAVAILABLE, FAILED = 69, 70


def main():
    options = parse_options()
    for what, path in (("peer", options.peer), ("program", options.render), ("network", options.network)):
        if not os.path.isfile(path):
            give_up(UNAVAILABLE, f"there is no {what} {path}; name it by --{'render' if what == 'program' else what}")
    runs = {size: run_rounds(size, options) for size in options.size}
    comparisons = [
        compare(size, peer, rounds) for size, rounds in runs.items() for peer in rounds[0] if peer != "impasto"
    ]
    report = {"machine": machine(runs[options.size[0]][0], options), "rounds": options.rounds, "sizes": comparisons}
    print(json.dumps(report) if options.json else as_text(report))


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--network", required=True, metavar="FILE", help="a VGG19 as safetensors, which both read")
    add("--size", type=positive, action="append", metavar="N", help="pixels of a side; may be repeated (256, 512, 1024)")
    add("--rounds", type=positive, default=3, metavar="N", help="how often each program is started (3)")
    add("--repeats", type=positive, default=5, metavar="N", help="evaluations that are timed each time (5)")
    add("--threads", type=positive, default=len(os.sched_getaffinity(0)), metavar="N", help="threads (every processor)")
    add("--bf16", action="store_true", help="compare with the peer in bfloat16 too")
    add("--render", default=f"{REPOSITORY}/.build/release/impasto-render", metavar="FILE", help="impasto-render")
    add("--peer", default=f"{os.path.dirname(REPOSITORY)}/shared/peers/torch_nst.py", metavar="FILE", help="the peer")
    add("--python", default=sys.executable, metavar="FILE", help="a Python that has PyTorch, for the peer")
    add("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    options.size = options.size or [256, 512, 1024]
    return options


def positive(text):
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def run_rounds(size, options):
    """What each program reports, by its name, round by round."""
    numbers = ["--size", str(size), "--threads", str(options.threads), "--repeats", str(options.repeats)]
    peer = [options.python, options.peer, "bench", "--weights", options.network] + numbers
    commands = {
        "impasto": [options.render, "bench", "--json", "--network", options.network] + numbers,
        "torch fp32": peer,
    }
    if options.bf16:
        commands["torch bf16"] = peer + ["--bf16"]
    return [{name: run(command) for name, command in commands.items()} for _ in range(options.rounds)]


def run(command):
    """The JSON object that a program prints last."""
    try:
        result = subprocess.run(command, capture_output=True, text=True)
    except OSError as error:
        give_up(UNAVAILABLE, f"{command[0]} cannot be run: {error.strerror}")
    if result.returncode != 0:
        words = result.stderr.strip().splitlines() or [f"it ended with status {result.returncode}"]
        if "No module named" in words[-1]:
            give_up(UNAVAILABLE, f"{command[0]} lacks what the peer needs ({words[-1]}); name another by --python")
        give_up(FAILED, f"{' '.join(command)} failed: {words[-1]}")
    try:
        return json.loads(result.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        give_up(FAILED, f"{' '.join(command)} printed no JSON object")


def compare(size, peer, rounds):
    """Medians over the rounds, and their ratios; the ratio of each round shows how far chance goes."""
    ours, theirs = [each["impasto"] for each in rounds], [each[peer] for each in rounds]
    seconds, memory = "median_s", "peak_rss_mb"
    return {
        "size": size,
        "peer": peer,
        "impasto_s": median(ours, seconds),
        "peer_s": median(theirs, seconds),
        "time_ratio": median(ours, seconds) / median(theirs, seconds),
        "time_ratio_of_each_round": [our[seconds] / their[seconds] for our, their in zip(ours, theirs)],
        "impasto_rss_mb": median(ours, memory),
        "peer_rss_mb": median(theirs, memory),
        "memory_ratio": median(ours, memory) / median(theirs, memory),
    }


def median(reports, key):
    return statistics.median(report[key] for report in reports)


def machine(runs, options):
    return {
        "cpu": processor(),
        "processors": os.cpu_count(),
        "threads": options.threads,
        "isa": runs["impasto"]["isa"],
        "peer": runs["torch fp32"]["peer"],
        "network": options.network,
    }


def processor():
    with open("/proc/cpuinfo") as file:
        names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return names[0] if names else platform.machine()


def as_text(report):
    facts = report["machine"]
    rows = [["size", "peer", "impasto s", "peer s", "ratio", "each round", "impasto MiB", "peer MiB", "ratio"]]
    for each in report["sizes"]:
        rounds = each["time_ratio_of_each_round"]
        rows.append([
            str(each["size"]), each["peer"], f"{each['impasto_s']:.4f}", f"{each['peer_s']:.4f}",
            f"{each['time_ratio']:.3f}", f"{min(rounds):.3f} to {max(rounds):.3f}",
            f"{each['impasto_rss_mb']:.0f}", f"{each['peer_rss_mb']:.0f}", f"{each['memory_ratio']:.3f}",
        ])
    widths = [max(map(len, column)) for column in zip(*rows)]
    lines = ["  ".join(cell.rjust(width) for cell, width in zip(row, widths)) for row in rows]
    title = (
        f"{facts['cpu']}, {facts['processors']} processors, {facts['threads']} threads, {facts['isa']}; "
        f"{facts['peer']}; {report['rounds']} rounds; {facts['network']}"
    )
    return "\n".join([title] + warnings(facts) + [""] + lines)


def warnings(facts):
    if "+cu" in facts["peer"]:
        return ["This PyTorch is built for CUDA, whose libraries are in the peer's memory; the CPU build takes less."]
    return []


def give_up(status, message):
    print(f"compare.py: {message}", file=sys.stderr)
    sys.exit(status)


if __name__ == "__main__":
    main()

# Pictures, and the service that paints them through reloads, restarts and hangs.

idle_daemon_is_small() {
    local memory
    # It gives back what the start took as soon as it has said that it is ready.
    timeout 30 bash -c 'until (($(sed -n "s/^VmRSS:\s*\([0-9]*\) kB/\1/p" /proc/$0/status) < 25000)); do :; done' \
        "$(systemctl show --value --property MainPID impastod)" || {
        memory=$(grep ^VmRSS "/proc/$(systemctl show --value --property MainPID impastod)/status")
        echo "it takes $memory"
        return 1
    }
}

dropped_and_painted() {
    local job
    job=$(drop alice first.jpg)
    as alice impastoctl --system wait "$job" --timeout 120
    is_painting "$outbox/first.png"
    same "impasto:impasto" "$(stat -c %U:%G "$outbox/first.png")"
    test -e "$inbox/done/first.jpg"
}

group_may_tidy_up() { as alice rm "$outbox/first.png"; }

# By three clients, who have been there before the job is: what they tell has its beginning, its steps and its end.
followed_on_the_bus() {
    local job object
    style 'size = 128' 'iterations = 60'
    as alice timeout 300 gdbus monitor --system --dest org.impasto.Impasto1 > /tmp/signals &
    as alice timeout 300 impastoctl --system monitor > /tmp/monitored &
    trap 'kill $(jobs -p) || true; rm /tmp/signals /tmp/monitored /tmp/watched' EXIT
    timeout 60 bash -c 'until grep -q "is owned by" /tmp/signals; do :; done'
    # It says nothing before there is something to say.
    timeout 60 bash -c 'until [ -s /tmp/monitored ]; do impastoctl --system pause; impastoctl --system resume; done'
    job=$(drop alice followed.jpg)
    object=/org/impasto/Impasto1/job/_$job
    as alice impastoctl --system watch "$job" > /tmp/watched
    grep -x "Job $job: running, [0-9]*%, .* left, loss .*" /tmp/watched > /dev/null
    grep -x "Job $job: done, 100%, .*" /tmp/watched > /dev/null
    timeout 60 bash -c 'until grep -q "Manager.JobRemoved (uint64 $0," /tmp/signals; do :; done' "$job"
    grep -F "Manager.JobNew (uint64 $job, objectpath '$object'" /tmp/signals > /dev/null
    grep -F "$object: org.impasto.Impasto1.Job.ProgressUpdate (" /tmp/signals > /dev/null
    grep -F "Manager.JobRemoved (uint64 $job, objectpath '$object', 'done', '')" /tmp/signals > /dev/null
    timeout 60 bash -c 'until grep -q "job $0: done (default followed.jpg)" /tmp/monitored; do :; done' "$job"
    grep "job $job: running (default followed.jpg)" /tmp/monitored > /dev/null
    # Names of pictures are for those who ask.
    refused grep followed.jpg /tmp/signals
    as alice busctl tree org.impasto.Impasto1 | grep /org/impasto/Impasto1/folder/default > /dev/null
}

log_level_is_changed() {
    systemctl service-log-level impastod debug
    same debug "$(systemctl service-log-level impastod)"
    systemctl service-log-level impastod info
}

reloaded() {
    local before
    before=$(systemctl show --value --property MainPID impastod)
    mark
    sed -i 's/^#settle-seconds = 2/settle-seconds = 1/' /etc/impasto/impastod.toml
    systemctl reload impastod
    told reloaded
    same "$before" "$(systemctl show --value --property MainPID impastod)"
    busctl --json=short call "${manager[@]}" GetFolderSettings s default |
        grep -E '"settle-seconds":\{"type":"[a-z]","data":1(\.0)?\}' > /dev/null
}

restarted_in_the_middle() {
    local job
    style 'size = 256' 'preset = "jcjohnson"' 'iterations = 60' 'snapshot-every = 0'
    job=$(drop alice middle.jpg)
    running "$job"
    systemctl restart impastod
    impastoctl --system wait "$job" --timeout 300
    is_painting "$outbox/middle.png"
    # It went on from where it was, so that the worker which ended it did not evaluate everything.
    journalctl --quiet --unit impastod --grep "job $job: .*goes on" --output cat | grep . > /dev/null
}

restarted_by_systemd_when_killed() {
    local job restarts
    restarts=$(systemctl show --value --property NRestarts impastod)
    job=$(drop alice killed.jpg)
    running "$job"
    mark
    systemctl kill --kill-whom=main --signal=KILL impastod
    told "Scheduled restart job"
    timeout 120 bash -c 'until systemctl is-active --quiet impastod; do :; done'
    same $((restarts + 1)) "$(systemctl show --value --property NRestarts impastod)"
    impastoctl --system wait "$job" --timeout 300
    is_painting "$outbox/killed.png"
}

watchdog_bites() {
    local restarts
    mkdir -p /etc/systemd/system/impastod.service.d
    printf '[Service]\nWatchdogSec=2\n' > /etc/systemd/system/impastod.service.d/watchdog.conf
    systemctl daemon-reload
    systemctl restart impastod
    restarts=$(systemctl show --value --property NRestarts impastod)
    mark
    systemctl kill --kill-whom=main --signal=STOP impastod
    told "Watchdog timeout"
    told "Scheduled restart job"
    timeout 120 bash -c 'until systemctl is-active --quiet impastod; do :; done'
    same $((restarts + 1)) "$(systemctl show --value --property NRestarts impastod)"
    rm -r /etc/systemd/system/impastod.service.d
    systemctl daemon-reload
    systemctl restart impastod
}

journal_has_fields() {
    journalctl --quiet --unit impastod --output json IMPASTO_JOB_ID=1 | python3 -c '
import json, sys
entries = [json.loads(line) for line in sys.stdin]
assert entries, "no entry has IMPASTO_JOB_ID=1"
done = [entry for entry in entries if entry.get("IMPASTO_FILE") == "first.jpg"]
assert done and all(entry["IMPASTO_FOLDER"] == "default" for entry in done), entries
assert len({entry["IMPASTO_JOB_UUID"] for entry in done}) == 1, done
assert len({entry["MESSAGE_ID"] for entry in done if "MESSAGE_ID" in entry}) >= 3, done
end = [entry for entry in done if "IMPASTO_ITERATION" in entry]
assert len(end) == 1 and int(end[0]["IMPASTO_ITERATION"]) > 0 and float(end[0]["IMPASTO_LOSS"]) > 0, done
'
    journalctl --quiet --unit impastod --catalog IMPASTO_JOB_ID=1 | grep "Subject: Job 1 is painted" > /dev/null
}

# A folder that the sandbox does not know, and the drop-in that lets the service in.
folder_elsewhere() {
    local unit=/etc/systemd/system/impastod.service.d
    mkdir -p /data/holiday/in /data/holiday/out "$unit"
    cp /usr/share/impasto/examples/painting.jpg /data/holiday/in/
    printf 'style = "painting.jpg"\nsize = 96\n' > /data/holiday/in/style.toml
    chown -R impasto:impasto /data/holiday
    chmod -R g+w /data/holiday
    impastoctl --system folders add holiday /data/holiday/in --outbox /data/holiday/out
    refused impastoctl --system doctor
    impastoctl --system doctor --drop-in > "$unit/folders.conf"
    grep -x "ReadWritePaths=-/data/holiday.*" "$unit/folders.conf"
    systemctl daemon-reload
    systemctl restart impastod
    cp /usr/share/impasto/examples/landscape.jpg /data/holiday/in/there.jpg
    impastoctl --system wait --all --timeout 120
    is_painting /data/holiday/out/there.png
    impastoctl --system doctor
    impastoctl --system folders remove holiday
    rm -r "$unit" /data
    systemctl daemon-reload
    systemctl restart impastod
}

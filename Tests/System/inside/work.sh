# Pictures, and the service that paints them through reloads, restarts and hangs.

dropped_and_painted() {
    local job
    job=$(drop alice first.jpg)
    as alice impastoctl --system wait "$job" --timeout 120
    is_painting "$outbox/first.png"
    same "impasto:impasto" "$(stat -c %U:%G "$outbox/first.png")"
    test -e "$inbox/done/first.jpg"
}

group_may_tidy_up() { as alice rm "$outbox/first.png"; }

followed_on_the_bus() {
    local job=$1
    same 's "done"' "$(as alice busctl get-property org.impasto.Impasto1 "/org/impasto/Impasto1/job/_$job" \
        org.impasto.Impasto1.Job State)"
    as alice busctl tree org.impasto.Impasto1 | grep /org/impasto/Impasto1/folder/default > /dev/null
    as alice gdbus call --system --dest org.impasto.Impasto1 --object-path /org/impasto/Impasto1 \
        --method org.impasto.Impasto1.Manager.ListFolders | grep "'default'" > /dev/null
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

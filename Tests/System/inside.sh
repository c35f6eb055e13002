#!/usr/bin/env bash
# The life of the Debian package, from installation to purge, inside the container that run.sh boots.
#
# Everything that is waited for tells when it has happened: jobs by `impastoctl wait`, units by systemctl, lines by the
# journal. The checks build on each other and run in the order of an administrator's day.
set -euo pipefail
cd "$(dirname "$0")"
source ./checks.sh

package=$(ls /try/.build-dist/impasto_*.deb)
inbox=/srv/impasto/inbox
outbox=/srv/impasto/outbox
manager=(org.impasto.Impasto1 /org/impasto/Impasto1 org.impasto.Impasto1.Manager)
export SYSTEMD_PAGER=

# What is on the disk that a package could leave behind; people's pictures and dpkg's and systemd's own records aside.
files() {
    find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /try -o -path /var/log \
        -o -path /var/cache -o -path /var/lib/dpkg -o -path /var/lib/systemd -o -path /var/lib/polkit-1 -o -path /var/backups \
        -o -path /home -o -path /root -o -path "$outbox" \) -prune -o -print | sort
}

# as USER COMMAND…: the command as that user has it after a fresh login.
as() {
    local user=$1
    shift
    runuser --user "$user" -- "$@"
}

installed() { dpkg --install "$package" && same "install ok installed" "$(dpkg-query -Wf '${Status}' impasto)"; }

not_running_unasked() {
    same inactive "$(systemctl is-active impastod || true)"
    same disabled "$(systemctl is-enabled impastod || true)"
}

enabled_and_ready() {
    systemctl enable --quiet --now impastod
    same active "$(systemctl is-active impastod)"
    same notify "$(systemctl show --value --property Type impastod)"
}

unit_is_tight() {
    systemd-analyze security --no-pager --threshold=9 impastod.service | grep -v ✓
}

unit_verifies() {
    same "" "$(systemd-analyze verify impastod.service 2>&1)"
    # A user manager does not start without a runtime folder.
    same "" "$(XDG_RUNTIME_DIR=/tmp systemd-analyze --user verify /usr/lib/systemd/user/impastod.service 2>&1)"
}

# newest: the number of the newest job.
newest() { busctl --json=short call "${manager[@]}" ListJobs 'a{sv}tu' 0 0 1000 | python3 -c '
import json, sys
print(max(job[0] for job in json.load(sys.stdin)["data"][0]))'; }

# drop USER NAME: the user puts the sample picture into the inbox; prints the number of its job.
drop() {
    as "$1" cp /usr/share/impasto/examples/landscape.jpg "$inbox/$2"
    impastoctl --system sync default
    newest
}

# style KEY=VALUE…: the recipe of the inbox from now on.
style() {
    printf 'style = "painting.jpg"\n' > /tmp/style.toml
    printf '%s\n' "$@" >> /tmp/style.toml
    install -m 664 -o impasto -g impasto /tmp/style.toml "$inbox/style.toml"
    impastoctl --system sync default
}

is_painting() { same "PNG" "$(head -c 4 "$1" | tail -c 3)"; }

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

# refused COMMAND…: the command fails.
refused() {
    if "$@"; then
        echo "that was allowed"
        return 1
    fi
}

stranger_is_refused() {
    refused as bob cp /usr/share/impasto/examples/landscape.jpg "$inbox/"
    refused as bob busctl call "${manager[@]}" ListFolders
    refused as bob busctl call "${manager[@]}" Pause s bob
    refused as bob impastoctl --system list
    refused as bob ls /var/lib/impasto
}

# mark: what the journal has so far is not what `told` waits for.
mark() {
    journalctl --lines=0 --show-cursor | sed -n 's/^-- cursor: //p' > /tmp/cursor
}

# told PATTERN: returns when the unit's journal has said so since the mark, within two minutes.
told() {
    timeout 120 grep -q --max-count=1 "$1" \
        < <(exec journalctl --quiet --follow --unit impastod --after-cursor "$(cat /tmp/cursor)" --lines=all --output=cat)
}

# denied COMMAND…: the daemon refuses the command and says who may do it.
denied() {
    local said
    if said=$("$@" 2>&1); then
        echo "that was allowed: $*"
        return 1
    fi
    grep -q "polkit allows" <<< "$said" || {
        echo "refused otherwise: $said"
        return 1
    }
}

members_steer_their_own_jobs_only() {
    local job
    impastoctl --system pause --reason "to look at who may do what"
    job=$(drop alice hers.jpg)
    denied as carol impastoctl --system cancel "$job"
    denied as carol impastoctl --system pause "$job"
    as alice impastoctl --system pause "$job"
    as alice impastoctl --system resume "$job"
    same "u $(id -u alice)" "$(as carol busctl get-property org.impasto.Impasto1 \
        "/org/impasto/Impasto1/job/_$job" org.impasto.Impasto1.Job OwnerUid)"
    as alice impastoctl --system cancel "$job"
    denied as alice impastoctl --system resume
    impastoctl --system resume
}

only_administrators_configure() {
    denied as alice impastoctl --system settings set jobs-at-once=2
    denied as alice impastoctl --system folders remove default
    denied as alice impastoctl --system reload
    refused as alice busctl set-property "${manager[@]}" MaxParallel u 2
    as alice impastoctl --system settings get jobs-at-once
    impastoctl --system settings set jobs-at-once=2
    same 2 "$(impastoctl --system settings get jobs-at-once)"
    impastoctl --system settings reset jobs-at-once
}

polkit_rules_are_obeyed() {
    trap 'rm /etc/polkit-1/rules.d/50-impasto.rules; systemctl restart polkit' EXIT
    cat > /etc/polkit-1/rules.d/50-impasto.rules << 'END'
polkit.addRule(function(action, subject) {
    if (action.id == "org.impasto.Impasto1.manage-all" && subject.user == "carol") return polkit.Result.YES;
    if (action.id == "org.impasto.Impasto1.submit" && subject.user == "alice") return polkit.Result.NO;
});
END
    systemctl restart polkit
    as carol impastoctl --system pause --reason "carol may"
    as carol impastoctl --system resume
    denied as carol impastoctl --system settings set jobs-at-once=2
    denied as alice impastoctl --system submit --folder default /usr/share/impasto/examples/landscape.jpg
}

nobody_fills_the_queue() {
    local picture=/usr/share/impasto/examples/landscape.jpg said
    impastoctl --system settings set jobs-per-user=1 picture-bytes=30K
    impastoctl --system pause
    refused as alice impastoctl --system submit --folder default "$picture"
    impastoctl --system settings reset picture-bytes
    as alice impastoctl --system submit --folder default "$picture"
    if said=$(as alice impastoctl --system submit --folder default "$picture" 2>&1); then
        echo "a second one was taken"
        return 1
    fi
    grep "of your jobs wait" <<< "$said"
    impastoctl --system cancel "$(newest)"
    impastoctl --system settings reset jobs-per-user
    impastoctl --system resume
}

log_level_is_changed() {
    systemctl service-log-level impastod debug
    same debug "$(systemctl service-log-level impastod)"
    systemctl service-log-level impastod info
}

# What a member of the group may send does no harm.
nonsense_is_answered() {
    local before
    before=$(systemctl show --value --property MainPID impastod)
    as alice python3 /try/fuzz-bus.py --socket /run/dbus/system_bus_socket --pid "$before" --calls 5000
    same "$before" "$(systemctl show --value --property MainPID impastod)"
    same "u 1" "$(busctl get-property "${manager[@]}" MaxParallel)"
    same "b false" "$(busctl get-property "${manager[@]}" Paused)"
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

# running ID: returns when the job's worker has told of its first steps.
running() {
    timeout 120 bash -c 'until [[ $(busctl get-property org.impasto.Impasto1 "/org/impasto/Impasto1/job/_$0" \
        org.impasto.Impasto1.Job Iteration) != "u 0" ]]; do :; done' "$1"
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

upgraded_in_the_middle_of_the_queue() {
    local jobs=() name newer job
    newer=/tmp/newer
    dpkg-deb --raw-extract "$package" "$newer"
    sed -i 's/^Version: .*/&+1/' "$newer/DEBIAN/control"
    dpkg-deb --root-owner-group --build "$newer" /tmp/newer.deb
    for name in one two three; do jobs+=("$(drop alice "$name.jpg")"); done
    running "${jobs[0]}"
    dpkg --install /tmp/newer.deb
    same active "$(systemctl is-active impastod)"
    for job in "${jobs[@]}"; do impastoctl --system wait "$job" --timeout 300; done
    for name in one two three; do
        is_painting "$outbox/$name.png"
        refused test -e "$outbox/$name-2.png"
    done
}

removed() {
    cp /usr/share/impasto/examples/style.toml /tmp/style-shipped.toml
    dpkg --remove impasto
    same "" "$(pgrep -u impasto || true)"
    test -e /var/lib/impasto
    test -e /etc/impasto/impastod.toml
}

purged() {
    # The recipe that came along, as it came: the checks wrote others.
    cp /tmp/style-shipped.toml "$inbox/style.toml"
    dpkg --purge impasto
    refused test -e "$inbox/style.toml"
    refused test -e "$inbox/painting.jpg"
    files > /tmp/after
    same "" "$(comm -13 /tmp/before /tmp/after |
        grep -vxE "/srv/impasto|$inbox|$inbox/(done|failed)(/.*\.jpg(\.error\.json)?)?" || true)"
    is_painting "$outbox/one.png"
    test -e "$inbox/done/one.jpg"
}

# The commands of the README, as they stand there, in a system that has never seen Impasto.
first_painting() {
    local began=$SECONDS
    sudo() { "$@"; }
    cd /try
    source ./first-painting.sh
    is_painting "$outbox/landscape.png"
    echo "        from the package to the first painting: $((SECONDS - began)) s" >&3
}

exec 3>&1
# Not --wait alone: a container lacks some units that fail, which makes it "degraded".
systemctl is-system-running --wait > /dev/null || true
useradd --create-home bob
files > /tmp/before

check "the package installs" installed
useradd --create-home --groups impasto alice
useradd --create-home --groups impasto carol
check "installing starts nothing" not_running_unasked
check "systemctl enable --now" enabled_and_ready
check "the installed unit's exposure is 0.9 or less" unit_is_tight
check "the installed units verify" unit_verifies
check "what a member drops is painted" dropped_and_painted
check "busctl and gdbus follow a job" followed_on_the_bus 1
check "the journal has fields, message ids and a catalog" journal_has_fields
check "members may tidy up the outbox" group_may_tidy_up
check "who is not in the group is refused" stranger_is_refused
check "members steer their own jobs only" members_steer_their_own_jobs_only
check "only administrators configure" only_administrators_configure
check "polkit's rules are obeyed" polkit_rules_are_obeyed
check "nobody fills the queue or sends what is too large" nobody_fills_the_queue
check "systemctl service-log-level" log_level_is_changed
check "nonsense of a member is answered and harms nobody" nonsense_is_answered
check "systemctl reload keeps the daemon" reloaded
check "a job that is restarted in the middle goes on" restarted_in_the_middle
check "systemd restarts a killed daemon, which goes on" restarted_by_systemd_when_killed
check "the watchdog bites a daemon that hangs" watchdog_bites
check "a folder elsewhere is painted from with doctor's drop-in" folder_elsewhere
check "an upgrade in the middle of the queue loses nothing" upgraded_in_the_middle_of_the_queue
check "removing stops the service and keeps the queue" removed
check "a purge leaves nothing but the pictures" purged
check "the README's commands lead from the package to a painting" first_painting
conclude

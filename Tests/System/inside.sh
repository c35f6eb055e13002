#!/usr/bin/env bash
# The life of the Debian package, from installation to purge, inside the container that run.sh boots.
#
# Everything that is waited for tells when it has happened: jobs by `impastoctl wait`, units by systemctl, lines by the
# journal. The checks build on each other and run in the order of an administrator's day.
set -euo pipefail
cd "$(dirname "$0")"
source ./checks.sh
source ./inside/package.sh
source ./inside/access.sh
source ./inside/work.sh
source ./inside/personal.sh

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

# processes FIELD VALUE: those whose status in /proc begins this field so; a small system has no pgrep.
processes() { grep --files-with-matches --no-messages "^$1:[[:space:]]$2" /proc/[0-9]*/status || true; }

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

# refused COMMAND…: the command fails.
refused() {
    if "$@"; then
        echo "that was allowed"
        return 1
    fi
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

# mark: what the journal has so far is not what `told` waits for.
mark() {
    journalctl --lines=0 --show-cursor | sed -n 's/^-- cursor: //p' > /tmp/cursor
}

# told PATTERN: returns when the unit's journal has said so since the mark, within two minutes.
told() {
    timeout 120 grep -q --max-count=1 "$1" \
        < <(exec journalctl --quiet --follow --unit impastod --after-cursor "$(cat /tmp/cursor)" --lines=all --output=cat)
}

# running ID: returns when the job's worker has told of its first steps.
running() {
    timeout 120 bash -c 'until [[ $(busctl get-property org.impasto.Impasto1 "/org/impasto/Impasto1/job/_$0" \
        org.impasto.Impasto1.Job Iteration) != "u 0" ]]; do :; done' "$1"
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
check "a daemon that waits takes less than 25 MB" idle_daemon_is_small
check "the installed unit's exposure is 0.9 or less" unit_is_tight
check "the installed units verify" unit_verifies
check "what a member drops is painted" dropped_and_painted
check "gdbus, busctl and impastoctl follow a job" followed_on_the_bus
check "the journal has fields, message ids and a catalog" journal_has_fields
check "members may tidy up the outbox" group_may_tidy_up
check "who is not in the group is refused" stranger_is_refused
check "members steer their own jobs only" members_steer_their_own_jobs_only
check "only administrators configure" only_administrators_configure
check "polkit's rules are obeyed" polkit_rules_are_obeyed
check "an administrator is asked for a password on the terminal" administrators_are_asked_on_a_terminal
check "nobody fills the queue or sends what is too large" nobody_fills_the_queue
check "systemctl service-log-level" log_level_is_changed
check "nonsense of a member is answered and harms nobody" nonsense_is_answered
check "systemctl reload keeps the daemon" reloaded
check "a job that is restarted in the middle goes on" restarted_in_the_middle
check "systemd restarts a killed daemon, which goes on" restarted_by_systemd_when_killed
check "the watchdog bites a daemon that hangs" watchdog_bites
check "a folder elsewhere is painted from with doctor's drop-in" folder_elsewhere
check "an upgrade in the middle of the queue loses nothing" upgraded_in_the_middle_of_the_queue
check "a person has a daemon of one's own" person_has_a_daemon
check "a person's bus starts the daemon on demand" person_is_served_on_demand
check "a person's daemon goes" person_leaves
check "removing stops the service and keeps the queue" removed
check "a purge leaves nothing but the pictures" purged
check "the README's commands lead from the package to a painting" first_painting
conclude

#!/bin/bash
# Checks what Impasto hands to systemd and D-Bus with their own tools, without installing anything:
#
#   - both units pass `systemd-analyze verify`, and the system's sandbox scores 0.9 or better;
#   - enabling a unit makes the alias under which the bus starts it, and the bus knows the activation file;
#   - sysusers and tmpfiles make the user, the group and the folders with the owners and modes they must have;
#   - the bus policy, in a real dbus-daemon, lets the group in and everybody else look at the interfaces only;
#   - the folders of the default configuration are those that tmpfiles makes and the sandbox leaves writable.
#
# Usage: check-units.sh [FOLDER]    FOLDER is the folder of the unit files; the repository's own without it.
#
# Needs the Debian packages systemd and dbus-daemon. Works as root and as anybody else, and writes only to a temporary
# folder.

set -euo pipefail

source_folder=$(realpath "${1:-$(dirname "${BASH_SOURCE[0]}")/../../systemd}")
scratch=$(mktemp -d)
root=$scratch/root
source "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

clean_up() {
    local process
    while read -r process; do kill "$process" || true; done < <(cat "$scratch"/*/pid 2>"$scratch/no-bus")
    rm -rf "$scratch"
}
trap clean_up EXIT

# The layout of an installed system, with /bin/true as the daemon: `verify` asks that what ExecStart= names is there.
install_tree() {
    install -D /bin/true "$root/usr/libexec/impasto/impastod"
    install -Dm644 "$source_folder/impastod.service" -t "$root/usr/lib/systemd/system"
    install -Dm644 "$source_folder/user/impastod.service" -t "$root/usr/lib/systemd/user"
    install -Dm644 "$source_folder/sysusers.d/impasto.conf" -t "$root/usr/lib/sysusers.d"
    install -Dm644 "$source_folder/tmpfiles.d/impasto.conf" -t "$root/usr/lib/tmpfiles.d"
    for kind in system-services services; do
        install -Dm644 "$source_folder/dbus-1/$kind/org.impasto.Impasto1.service" -t "$root/usr/share/dbus-1/$kind"
    done
    install -Dm644 "$source_folder/dbus-1/system.d/org.impasto.Impasto1.conf" -t "$root/usr/share/dbus-1/system.d"
    mkdir -p "$root/etc"
}

# verified system|user: `systemd-analyze verify` has nothing to say about the unit.
verified() {
    local unit=$scratch/verify/$1/impastod.service
    local options=("--$1" verify --man=no --recursive-errors=no) said
    mkdir -p "$(dirname "$unit")"
    sed "s#/usr/libexec/impasto/#$root&#" "$root/usr/lib/systemd/$1/impastod.service" >"$unit"
    # The manual pages are installed elsewhere; a user manager does not start without a runtime folder.
    said=$(XDG_RUNTIME_DIR=$scratch systemd-analyze "${options[@]}" "$unit" 2>&1 || echo "exit status $?")
    same "" "$said"
}

starts_the_daemon() {
    same "ExecStart=/usr/libexec/impasto/impastod --$1" \
        "$(grep '^ExecStart=' "$root/usr/lib/systemd/$1/impastod.service")"
}

sandbox_is_tight() {
    systemd-analyze security --offline=yes --no-pager --threshold=9 "$root/usr/lib/systemd/system/impastod.service" |
        grep -v ✓
}

# enabled system|user ACTIVATION-FOLDER: the activation file names a unit that exists once impastod is enabled.
enabled() {
    local scope=() alias
    if [[ $1 == user ]]; then scope=(--global); fi
    systemctl --root="$root" "${scope[@]}" --quiet enable impastod.service
    alias=$(sed -n 's/^SystemdService=//p' "$root/usr/share/dbus-1/$2/org.impasto.Impasto1.service")
    # What systemd makes is a link to a path within the root.
    same "$(realpath "$root/usr/lib/systemd/$1/impastod.service")" "$root$(readlink "$root/etc/systemd/$1/$alias")"
}

users_are_made() {
    systemd-sysusers --root="$root"
    same "impasto:/var/lib/impasto:/usr/sbin/nologin" \
        "$(awk -F: '$1 == "impasto" { print $1 ":" $6 ":" $7 }' "$root/etc/passwd")"
    same "$(awk -F: '$1 == "impasto" { print $4 }' "$root/etc/passwd")" \
        "$(awk -F: '$1 == "impasto" { print $3 }' "$root/etc/group")"
}

# Only root can give folders away; anybody else makes them for themselves, which leaves the modes to check.
folders_are_made() {
    local lines=$root/usr/lib/tmpfiles.d/impasto.conf impasto owner
    if ((EUID == 0)); then
        impasto=$(awk -F: '$1 == "impasto" { print $3 ":" $4 }' "$root/etc/passwd")
        owner=0:${impasto#*:}
    else
        impasto=$(id -u):$(id -g)
        owner=$impasto
        sed -i -E "s/:(root|impasto) +:impasto/:$(id -u) :$(id -g)/" "$lines"
    fi
    systemd-tmpfiles --root="$root" --create "$lines"
    same "2750 $owner" "$(stat -c '%a %u:%g' "$root/srv/impasto")"
    same "2775 $impasto" "$(stat -c '%a %u:%g' "$root/srv/impasto/inbox")"
    same "2775 $impasto" "$(stat -c '%a %u:%g' "$root/srv/impasto/outbox")"
}

default_folders_are_usable() {
    local folders writable folder
    folders=$(sed -nE 's/^(inbox|outbox) = "(.*)"$/\2/p' "$source_folder/impastod.toml")
    writable=$(sed -n 's/^ReadWritePaths=-//p' "$source_folder/impastod.service")
    same 2 "$(wc -l <<<"$folders")"
    for folder in $folders; do
        grep -qxF "$(dirname "$folder")" <<<"$writable" || {
            echo "the sandbox does not let the daemon write to $folder"
            return 1
        }
        grep -qE "^d $folder +" "$source_folder/tmpfiles.d/impasto.conf" || {
            echo "tmpfiles does not make $folder"
            return 1
        }
    done
}

# Calls on the buses come from somebody who is not root, since root may do everything.
as_client() {
    if ((EUID == 0)); then
        setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups "$@"
    else
        "$@"
    fi
}

# The rules of Debian's system bus and the shipped policy, in which a user and a group of this machine stand in for the
# ones that are called impasto.
configure_system_bus() {
    local bus=$1 user=$2 group=$3
    mkdir "$scratch/$bus"
    sed -e "s/user=\"impasto\"/user=\"$user\"/" -e "s/group=\"impasto\"/group=\"$group\"/" \
        "$root/usr/share/dbus-1/system.d/org.impasto.Impasto1.conf" >"$scratch/$bus/policy.conf"
    cat >"$scratch/$bus/bus.conf" <<END
<busconfig>
  <type>system</type>
  <listen>unix:path=$scratch/$bus/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>$root/usr/share/dbus-1/system-services</servicedir>
  <servicehelper>/bin/false</servicehelper>
  <policy context="default">
    <allow user="*"/>
    <deny own="*"/>
    <deny send_type="method_call"/>
    <allow send_type="signal"/>
    <allow send_requested_reply="true" send_type="method_return"/>
    <allow send_requested_reply="true" send_type="error"/>
    <allow receive_type="method_call"/>
    <allow receive_type="method_return"/>
    <allow receive_type="error"/>
    <allow receive_type="signal"/>
    <allow send_destination="org.freedesktop.DBus"/>
  </policy>
  <include>$scratch/$bus/policy.conf</include>
</busconfig>
END
}

configure_session_bus() {
    local bus=$1
    mkdir "$scratch/$bus"
    cat >"$scratch/$bus/bus.conf" <<END
<busconfig>
  <type>session</type>
  <listen>unix:path=$scratch/$bus/bus</listen>
  <servicedir>$root/usr/share/dbus-1/services</servicedir>
  <policy context="default">
    <allow user="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
  </policy>
</busconfig>
END
}

# Returns when the bus listens.
start_bus() {
    dbus-daemon --config-file="$scratch/$1/bus.conf" --fork --nopidfile --print-pid=3 3>"$scratch/$1/pid"
}

# says BUS PATTERN DESTINATION PATH INTERFACE MEMBER [ARGUMENT]...: the answer that the client gets fits the pattern.
says() {
    local bus=$1 pattern=$2 answer
    shift 2
    answer=$(as_client busctl --address="unix:path=$scratch/$bus/bus" call "$@" 2>&1) || true
    # shellcheck disable=SC2053 # a pattern it is
    [[ $answer == $pattern ]] || {
        echo "expected: $pattern"
        echo "found:    $answer"
        return 1
    }
}

driver=(org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus)
manager=(org.impasto.Impasto1 /org/impasto/Impasto1)
# Nobody has the name, so a call that the policy lets pass makes the bus try to start the service, which fails here.
denied="*Access denied*"
passes="*helper*"

chmod 755 "$scratch"
install_tree

check "the system unit verifies" verified system
check "the user unit verifies" verified user
check "the system unit starts the installed daemon" starts_the_daemon system
check "the user unit starts the installed daemon" starts_the_daemon user
check "the system unit's exposure is 0.9 or less" sandbox_is_tight
check "the system bus starts the system unit, once enabled" enabled system system-services
check "the user bus starts the user unit, once enabled" enabled user services
check "sysusers makes the user and the group" users_are_made
check "tmpfiles makes the folders" folders_are_made
check "the default configuration's folders are made and writable" default_folders_are_usable

if ((EUID == 0)); then client=("$(id -u nobody)" "$(id -g nobody)"); else client=("$(id -u)" "$(id -g)"); fi
configure_system_bus strange root root
configure_system_bus own "${client[@]}"
configure_session_bus session

check "the system bus takes the policy" start_bus strange
check "the system bus takes the policy, with the client in the group" start_bus own
check "the session bus starts" start_bus session
check "the system bus can start the service" says own '*"org.impasto.Impasto1"*' "${driver[@]}" ListActivatableNames
check "the session bus can start the service" \
    says session '*"org.impasto.Impasto1"*' "${driver[@]}" ListActivatableNames
check "a member may call the service" says own "$passes" "${manager[@]}" org.impasto.Impasto1.Manager ListFolders
check "a member may read properties" \
    says own "$passes" "${manager[@]}" org.freedesktop.DBus.Properties GetAll s org.impasto.Impasto1.Manager
check "a stranger may not call the service" \
    says strange "$denied" "${manager[@]}" org.impasto.Impasto1.Manager ListFolders
check "a stranger may not read properties" \
    says strange "$denied" "${manager[@]}" org.freedesktop.DBus.Properties GetAll s org.impasto.Impasto1.Manager
check "a stranger may not list objects" \
    says strange "$denied" "${manager[@]}" org.freedesktop.DBus.ObjectManager GetManagedObjects
check "a stranger may introspect" \
    says strange "$passes" "${manager[@]}" org.freedesktop.DBus.Introspectable Introspect
check "a stranger may ping" says strange "$passes" "${manager[@]}" org.freedesktop.DBus.Peer Ping
check "a stranger may not take the name" says strange "$denied" "${driver[@]}" RequestName su org.impasto.Impasto1 4
check "the daemon's user may take the name" says own "u 1" "${driver[@]}" RequestName su org.impasto.Impasto1 4

conclude

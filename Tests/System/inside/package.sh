# The package from its installation to its purge, and what it installs.

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
    same "" "$(processes Uid "$(id -u impasto)")"
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

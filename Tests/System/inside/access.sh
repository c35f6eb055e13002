# Who may do what, and how much of it.

stranger_is_refused() {
    refused as bob cp /usr/share/impasto/examples/landscape.jpg "$inbox/"
    refused as bob busctl call "${manager[@]}" ListFolders
    refused as bob busctl call "${manager[@]}" Pause s bob
    refused as bob impastoctl --system list
    refused as bob ls /var/lib/impasto
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
    denied as alice busctl set-property "${manager[@]}" MaxParallel u 2
    refused as bob busctl set-property "${manager[@]}" MaxParallel u 2
    same 1 "$(as alice impastoctl --system settings get jobs-at-once)"
    impastoctl --system settings set jobs-at-once=2
    same 2 "$(impastoctl --system settings get jobs-at-once)"
    busctl set-property "${manager[@]}" MaxParallel u 3
    same 3 "$(impastoctl --system settings get jobs-at-once)"
    impastoctl --system settings reset jobs-at-once
    refused as alice busctl set-property org.impasto.Impasto1 /org/freedesktop/LogControl1 org.freedesktop.LogControl1 \
        LogLevel s debug
    same info "$(systemctl service-log-level impastod)"
}

polkit_rules_are_obeyed() {
    trap 'rm /etc/polkit-1/rules.d/50-impasto.rules; systemctl restart polkit' EXIT
    cat > /etc/polkit-1/rules.d/50-impasto.rules << 'END'
polkit.addRule(function(action, subject) {
    if (action.id == "org.impasto.Impasto1.manage-all" && subject.user == "carol") return polkit.Result.YES;
    if (action.id == "org.impasto.Impasto1.configure" && subject.user == "alice") return polkit.Result.YES;
    if (action.id == "org.impasto.Impasto1.submit" && subject.user == "alice") return polkit.Result.NO;
});
END
    systemctl restart polkit
    as carol impastoctl --system pause --reason "carol may"
    as carol impastoctl --system resume
    denied as carol impastoctl --system settings set jobs-at-once=2
    denied as carol busctl set-property "${manager[@]}" MaxParallel u 2
    as alice busctl set-property "${manager[@]}" MaxParallel u 2
    same 2 "$(as alice impastoctl --system settings get jobs-at-once)"
    as alice impastoctl --system settings reset jobs-at-once
    denied as alice impastoctl --system submit --folder default /usr/share/impasto/examples/landscape.jpg
}

# polkit's own agent for terminals asks for the password of an administrator, and a real PAM says whether it is right.
administrators_are_asked_on_a_terminal() {
    useradd --groups sudo dora
    echo "dora:vermilion" | chpasswd
    trap 'userdel dora' EXIT
    ./password.py carol vermilion impastoctl --system settings set jobs-at-once=2
    same 2 "$(impastoctl --system settings get jobs-at-once)"
    refused ./password.py carol ultramarine impastoctl --system settings set jobs-at-once=3
    same 2 "$(impastoctl --system settings get jobs-at-once)"
    impastoctl --system settings reset jobs-at-once
    same "" "$(processes Name pkttyagent)"
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

# What a member of the group may send does no harm.
nonsense_is_answered() {
    local before descriptors report
    before=$(systemctl show --value --property MainPID impastod)
    descriptors=$(ls "/proc/$before/fd" | wc -l)
    # Jobs of hers that wait are there to be called, and to be canceled and retried by chance.
    impastoctl --system pause
    drop alice nonsense-1.jpg > /dev/null
    drop alice nonsense-2.jpg > /dev/null
    report=$(as alice python3 /try/fuzz-bus.py --socket /run/dbus/system_bus_socket --pid "$before" --calls 5000 \
        --description /usr/share/dbus-1/interfaces/org.impasto.Impasto1.*.xml)
    # As FuzzTests.swift bounds it; no worker has descriptors of its own here.
    python3 -c '
import json, sys
report, descriptors = json.loads(sys.argv[1]), list(map(int, sys.argv[2:]))
before, after = report["memory_kib"]
assert report["missed"] == [], report["missed"]
assert after - before < 24_000, report
assert descriptors[1] < descriptors[0] + 8, descriptors
assert report["middle_latency_ms"] < 1000, report' \
        "$(tail -n 1 <<< "$report")" "$descriptors" "$(ls "/proc/$before/fd" | wc -l)"
    impastoctl --system cancel --all
    impastoctl --system resume
    same "$before" "$(systemctl show --value --property MainPID impastod)"
    same "u 1" "$(busctl get-property "${manager[@]}" MaxParallel)"
    same "b false" "$(busctl get-property "${manager[@]}" Paused)"
}

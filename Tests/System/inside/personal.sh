# A person's own daemon, under that person's own systemd and bus.

# own COMMAND…: the command as alice has it in a session of hers.
own() {
    local runtime
    runtime=/run/user/$(id -u alice)
    cd /home/alice
    as alice env HOME=/home/alice XDG_RUNTIME_DIR="$runtime" DBUS_SESSION_BUS_ADDRESS="unix:path=$runtime/bus" "$@"
}

person_has_a_daemon() {
    local configuration=/home/alice/.config/impasto
    # Lingering starts her systemd without a login.
    loginctl enable-linger alice
    timeout 60 bash -c 'until [ -S "/run/user/$0/bus" ]; do :; done' "$(id -u alice)"
    own mkdir -p "$configuration" in
    printf '[[folder]]\nname = "mine"\ninbox = "/home/alice/in"\noutbox = "/home/alice/out"\n' |
        own tee "$configuration/impastod.toml"
    own cp /usr/share/impasto/examples/painting.jpg in/
    printf 'style = "painting.jpg"\nsize = 96\n' | own tee in/style.toml
    own systemctl --user enable --quiet --now impastod
    same active "$(own systemctl --user is-active impastod)"
    own cp /usr/share/impasto/examples/landscape.jpg in/mine.jpg
    own impastoctl --user sync mine
    own impastoctl --user wait --all --timeout 120
    is_painting /home/alice/out/mine.png
    same "alice:alice" "$(stat -c %U:%G /home/alice/out/mine.png)"
    refused impastoctl --system folders show mine
}

# What was stopped keeps its jobs, and the bus starts it for whoever asks.
person_is_served_on_demand() {
    own systemctl --user stop impastod
    own impastoctl --user history | grep mine.jpg
    same active "$(own systemctl --user is-active impastod)"
}

person_leaves() {
    own systemctl --user disable --quiet --now impastod
    loginctl disable-linger alice
    systemctl stop "user@$(id -u alice).service"
    same "" "$(processes Uid "$(id -u alice)")"
}

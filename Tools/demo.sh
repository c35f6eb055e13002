#!/usr/bin/env bash
# Paints a sample picture through a real watched folder: a private bus, impastod on it, a landscape dropped into an inbox
# with a style picture beside it. Everything stays in ./demo.
set -euo pipefail
cd "$(dirname "$0")/.."
demo=$PWD/demo

if [ "${1:-}" != --on-private-bus ]; then
    rm -rf "$demo"
    mkdir -p "$demo"
    exec dbus-run-session -- "$0" --on-private-bus
fi

PATH=$PWD/.build/release:$PATH
inbox=$demo/inbox outbox=$demo/outbox
mkdir -p "$inbox" "$demo/state"

echo "drawing a landscape and a painting …"
impasto-sample landscape --size 768x512 --seed 3 --output "$demo/landscape.png"
impasto-sample painting --size 640x512 --seed 1 --output "$inbox/style.png"

cat > "$inbox/style.toml" << EOF
style = "style.png"
preset = "impasto"
size = 512
EOF
cat > "$demo/impastod.toml" << EOF
[[folder]]
name = "demo"
inbox = "$inbox"
outbox = "$outbox"
EOF

impastod --user --config "$demo/impastod.toml" --state-directory "$demo/state" 2> "$demo/impastod.log" &
daemon=$!
trap 'kill "$daemon" 2> /dev/null; wait "$daemon"' EXIT
# The daemon answers when its folders are watched.
for _ in $(seq 150); do
    impastoctl --user status > /dev/null 2>&1 && break
    sleep 0.2
done

echo "dropping landscape.png into $inbox …"
cp "$demo/landscape.png" "$inbox/"

# Returns when the picture has settled and is queued: as job 1, for the state is new.
impastoctl --user sync demo
impastoctl --user wait 1 &
waiting=$!
# On a terminal `wait` draws a progress line; elsewhere the list says now and then how far the job is.
while ! [ -t 2 ] && kill -0 "$waiting" 2> /dev/null; do
    impastoctl --user list --no-legend
    sleep 5
done
wait "$waiting"

echo
echo "painted:   $outbox/landscape.png"
echo "snapshots: $outbox/landscape.epochs: $(ls "$outbox/landscape.epochs" | tr "\n" " ")"
echo "source:    $inbox/done/landscape.png"

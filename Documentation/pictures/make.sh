#!/usr/bin/env bash
# Makes the pictures of this folder with the built programs, from what the project itself draws: make.sh [PART…]
#
# Parts are samples, readme, quality, regions, keys, seed0, seed1, seed2 and seed3; all of them if none is named, which takes an hour on two
# cores. Sheets are reduced to small JPEGs by sheet.py. What is painted on the way stays in .build/pictures.
set -euo pipefail
cd "$(dirname "$0")/../.."
pictures=Documentation/pictures work=.build/pictures
PATH=$PWD/.build/release:$PATH
mkdir -p "$work"

# draw NAME SIZE SEED
draw() {
    echo "drawing $1"
    impasto-sample "$1" --size "$2" --seed "$3" --output "$work/$1.png"
}

# paint NAME CONTENT STYLE [OPTION…]: gives NAME.png, NAME.json, and the folder NAME.epochs with all visuals.
paint() {
    local name=$1 content=$2 style=$3
    shift 3
    echo "painting $name"
    rm -rf "$work/$name.epochs"
    impasto-render "$work/$content.png" --style "$work/$style.png" --output "$work/$name.png" \
        --sidecar "$work/$name.json" --snapshots "$work/$name.epochs" --progress none "$@"
}

# sheet NAME WIDTH COLUMNS [LABEL=]FILE…: gives NAME.jpg of this folder from files of the work folder.
sheet() {
    local name=$1 width=$2 columns=$3
    shift 3
    (cd "$work" && /usr/bin/python3 "$OLDPWD/$pictures/sheet.py" "$OLDPWD/$pictures/$name.jpg" "$width" "$columns" "$@")
}

# features LAYER SIZE COLUMNS
features() {
    impasto-render features "$work/owl.png" --layer "$1" --before-relu --size "$2" --channels 32 --columns "$3" \
        --output "$work/seed3-$1.png"
    sheet "seed3-$1" 900 1 "seed3-$1.png"
}

samples() {
    draw landscape 768x512 3
    for name in town still-life owl; do draw "$name" 768x512 1; done
    for name in painting cubist woodcut watercolour mosaic; do draw "$name" 640x512 1; done
    for name in landscape town still-life owl painting cubist woodcut watercolour mosaic; do
        sheet "$name" 420 1 "$name.png"
    done
}

readme() {
    paint painted landscape painting
    sheet painted 420 1 painted.png
}

quality() {
    local pairs=(town:painting owl:mosaic still-life:cubist landscape:woodcut town:watercolour owl:painting)
    local files=()
    for pair in "${pairs[@]}"; do
        paint "quality-${pair/:/-}" "${pair%:*}" "${pair#*:}"
        files+=("${pair/:/, }=quality-${pair/:/-}.png")
    done
    sheet quality 1000 3 "${files[@]}"
}

regions() {
    impasto-sample town --size 512x384 --seed 1 --output "$work/town-small.png"
    /usr/bin/python3 "$pictures/halves.py" 512 384 "$work/halves.png"
    cat > "$work/regions.toml" << EOF
size = 384
[[style]]
file = "woodcut.png"
region = "halves.png#0000ff"
[[style]]
file = "mosaic.png"
region = "halves.png#ff0000"
EOF
    impasto-render "$work/town-small.png" --recipe "$work/regions.toml" --output "$work/regions.png" --progress none
    sheet regions 640 2 region=halves.png regions.png
}

keys() {
    "$pictures/keys.sh"
}

seed0() {
    paint seed0 owl cubist --preset seed0-adam
    sheet seed0-epochs 900 1 seed0.epochs/contact-sheet.png
    sheet seed0-losses 640 1 seed0.epochs/losses.png
    paint seed0-town town painting --preset seed0-adam
    sheet seed0-town-epochs 900 1 seed0-town.epochs/contact-sheet.png
    paint seed0-strong owl cubist --preset seed0-adam-strong
    paint seed0-paper owl cubist --preset seed0-adam-paper
    paint seed0-noise owl cubist --preset seed0-noise
    sheet seed0-variants 900 4 seed0-adam=seed0.png seed0-adam-strong=seed0-strong.png \
        seed0-adam-paper=seed0-paper.png seed0-noise=seed0-noise.png
}

seed1() {
    paint seed1 still-life cubist --preset seed1-lbfgs
    sheet seed1-rounds 900 1 seed1.epochs/contact-sheet.png
    paint seed1-meant still-life cubist --preset seed1-lbfgs --set restart-adds-mean=false
    local short=(--set iterations=200 --set restart-every=20 --set snapshot-every=20 --set restart-adds-mean=false)
    paint seed1-short still-life cubist --preset seed1-lbfgs "${short[@]}"
    paint seed1-light still-life cubist --preset seed1-lbfgs "${short[@]}" --set tv-weight=8.5e-5
    sheet seed1-variants 900 2 "10 x 300=seed1.png" "10 x 300, restart-adds-mean false=seed1-meant.png" \
        "10 x 20=seed1-short.png" "10 x 20, tv-weight 8.5e-5=seed1-light.png"
}

seed2() {
    paint seed2 town painting --preset seed2-lbfgs
    paint seed2-white town painting --preset seed2-white
    sheet seed2-results 900 4 content=town.png style=painting.png seed2-lbfgs=seed2.png seed2-white=seed2-white.png
    paint seed2-small town painting --preset seed2-lbfgs --set size=128 --set snapshot-every=100
    cp "$work/seed2-small.epochs/painting.gif" "$pictures/seed2.gif"
}

seed3() {
    for optimiser in adam lbfgs; do paint "seed3-$optimiser" owl painting --preset "seed3-$optimiser" --size 256; done
    sheet seed3-results 900 4 content=owl.png style=painting.png seed3-adam=seed3-adam.png seed3-lbfgs=seed3-lbfgs.png
    sheet seed3-losses 900 2 Adam=seed3-adam.epochs/losses.png L-BFGS=seed3-lbfgs.epochs/losses.png
    features conv1_1 256 8
    features conv5_1 1024 16
}

if [ $# = 0 ]; then set -- samples readme quality regions keys seed0 seed1 seed2 seed3; fi
for part; do "$part"; done

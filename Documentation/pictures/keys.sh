#!/usr/bin/env bash
# Makes the pages of Documentation/keys true again with the built programs, their tables and their pictures: keys.sh [KEY…]
#
# Without keys, the pictures of all of them are painted, which takes some five minutes. What is painted stays in
# .build/pictures/keys, and is not painted again by the same program.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD work=$PWD/.build/pictures/keys width=192 gap=6
PATH=$root/.build/release:$PATH
wanted=" $* "
mkdir -p "$work" Documentation/keys/pictures
if [ "$(command -v impasto-render)" -nt "$work/painted-by" ]; then
    rm -rf "$work"
    mkdir "$work"
    touch "$work/painted-by"
fi
cd "$work"

draw() {
    [ -e "$1.png" ] || impasto-sample "$1" --size "$2" --seed "$3" --output "$1.png"
}

draw landscape 384x256 3
for name in town still-life owl; do draw "$name" 384x256 1; done
for name in painting cubist woodcut watercolour mosaic; do draw "$name" 320x256 1; done
impasto-sample mosaic --size 96x144 --seed 1 --output tall.png
# Stripes of red and blue, and fog over the landscape, with neither black nor white.
/usr/bin/python3 -c '
from PIL import Image
stripes = Image.new("RGB", (4, 1))
stripes.putdata([(0, 0, 255), (255, 0, 0)] * 2)
stripes.resize((384, 256), Image.Resampling.NEAREST).save("stripes.png")
Image.open("landscape.png").convert("RGB").point(lambda level: 100 + level * 0.3).save("dull.png")'

# begin KEY CONTENT STYLE [ASSIGNMENT|--OPTION=VALUE…]: begins a strip of paintings that have all this in common.
begin() {
    key=$1 content=$2 style=$3 common=("${@:4}") entries=()
    [ "$wanted" = "  " ] || [[ $wanted == *" $key "* ]]
}

# add LABEL [ASSIGNMENT|--OPTION=VALUE…]: paints the next picture of the strip.
add() {
    local label=$1 option
    shift
    local options=()
    for option in "${common[@]}" "$@"; do
        [[ $option == --* ]] || option=--set=$option
        options+=("$option")
    done
    paint "${options[@]}"
    entries+=("$label=$painting.png")
}

# One thread, so that the pictures are the same on every machine.
render() {
    impasto-render --threads 1 --progress none --size $width "$@"
}

# paint OPTION…: paints, unless it has been painted already, and leaves the name in `painting`.
paint() {
    local options=("$content.png" ${style:+"--style=$style.png"} "$@")
    painting=$(printf '%s\n' "${options[@]}" | cksum | cut -d ' ' -f 1)
    if [ ! -e "$painting.png" ]; then
        render --set=snapshot-every=0 "${options[@]}" --output "$painting.png"
    fi
}

# visuals [ASSIGNMENT…]: paints with all that is shown besides, in the folder $painting.epochs.
visuals() {
    painting=$key-visuals
    [ -e "$painting.png" ] || render "$content.png" --style "$style.png" "${common[@]/#/--set=}" "${@/#/--set=}" \
        --output "$painting.png" --snapshots "$painting.epochs"
}

# join: ends a strip.
join() {
    sheet $((${#entries[@]} * (width + gap) - gap)) ${#entries[@]} "${entries[@]}"
}

# sheet WIDTH COLUMNS [LABEL=]FILE…: the key's picture.
sheet() {
    /usr/bin/python3 "$root/Documentation/pictures/sheet.py" --kilobytes 30 "$root/Documentation/keys/pictures/$key.jpg" "$@"
    echo "$key"
}

# compare KEY CONTENT STYLE "VALUE…" [ASSIGNMENT…]: a strip of paintings that differ in one key.
compare() {
    local key=$1 content=$2 style=$3 values=$4 value
    begin "$key" "$content" "$style" "${@:5}" || return 0
    for value in $values; do add "$value" "$key=$value"; done
    join
}

# What to paint like, and where to.

if begin style town woodcut; then
    add "one"
    style=mosaic add "another"
    add "both" --style=mosaic.png
    add "the other counts four times" --style=mosaic.png=4
    join
fi
if begin preset town painting; then
    for preset in impasto impasto-fast; do add $preset --preset=$preset; done
    for preset in gatys seed0-adam; do add "$preset, 100 evaluations" --preset=$preset iterations=100; done
    join
fi

# Size.

if begin size town painting; then
    for pixels in 96 192 384; do add $pixels --size=$pixels; done
    join
fi
compare size-of owl cubist "longest-side shortest-side both-sides"
compare style-fit landscape tall "own shrunk content"
compare style-size town mosaic "96 192 384"
compare style-scale still-life mosaic "0.5 1 2"
compare resize-filter town woodcut "nearest bilinear bicubic lanczos" iterations=10
compare tile-size owl painting "never 128"

# Scales.

compare smallest-size landscape painting "0 64 24"
compare scale-step landscape painting "1.4142 2 4" smallest-size=24
compare coarse-iterations landscape painting "0.25 1.5 4" smallest-size=24 coarsest-iterations=0
compare coarsest-iterations landscape painting "5 50 500" smallest-size=24
compare coarse-content-weight owl cubist "0.1 1 10" smallest-size=24
compare coarse-style-weight town cubist "0.1 1 10" smallest-size=24
compare content-detail town painting "0 0.5 1" iterations=3 coarse-iterations=8

# How long.

compare iterations town cubist "2 10 40 200" smallest-size=0
compare count town cubist "evaluations steps" smallest-size=0 iterations=12
compare tolerance town cubist "0.2 0.05 0.01 0" smallest-size=0 iterations=200

if begin snapshot-every town painting smallest-size=24; then
    visuals snapshot-every=90
    for count in 0090 0180 0270; do entries+=("$count.png=$painting.epochs/$count.png"); done
    entries+=("the painting=$painting.png")
    join
fi
if begin snapshot-first town painting smallest-size=0; then
    visuals snapshot-first=30
    for count in 0001 0003 0010 0030; do entries+=("$count.png=$painting.epochs/$count.png"); done
    join
fi

# Losses.

compare written-for owl cubist "oxford normalised torchvision" --preset=jcjohnson iterations=100
compare rescale owl painting "true false" --preset=seed3-adam style-weight=10 iterations=100
if begin content-layers owl cubist; then
    for layer in conv1_1 conv3_3 conv4_2 conv5_2; do add $layer "content-layers={ $layer = 1 }"; done
    join
fi
if begin style-layers town cubist; then
    layers=
    for layer in conv1_1 conv2_1 conv3_1 conv5_1; do
        layers+="${layers:+, }$layer = 1"
        [ $layer != conv5_1 ] || layers="conv1_1 = 1, conv2_1 = 1, conv3_1 = 1, conv4_1 = 1, conv5_1 = 1"
        add "to $layer" "style-layers={ $layers }"
    done
    join
fi
if begin histogram-layers still-life woodcut style-weight=0 histogram-weight=4; then
    for layer in conv1_1 conv2_1 conv4_1; do add $layer "histogram-layers={ $layer = 1 }"; done
    join
fi
compare content-weight owl mosaic "0 0.25 1 4"
compare style-weight owl mosaic "0.25 1 4 16"
compare histogram-weight still-life woodcut "0 1 10"
compare tv-weight landscape woodcut "0 0.0003 0.003 0.03"
if begin tv-form landscape woodcut; then
    add "mean, 0.003" tv-form=mean tv-weight=0.003
    add "nine-point, 0.003" tv-form=nine-point tv-weight=0.003
    add "absolute, 1e-6" tv-form=absolute tv-weight=1e-6
    add "power, 3e-8" tv-form=power tv-weight=3e-8
    join
fi
if begin tv-exponent landscape woodcut tv-form=power; then
    add "1, weight 1e-7" tv-exponent=1 tv-weight=1e-7
    add "1.25, weight 1e-8" tv-exponent=1.25 tv-weight=1e-8
    add "2, weight 2e-11" tv-exponent=2 tv-weight=2e-11
    join
fi
if begin content-reduction owl cubist; then
    for reduction in relative scaled mean; do add $reduction content-reduction=$reduction; done
    join
fi
compare style-loss town painting "gram gram-mean covariance wasserstein"
if begin style-normalisation town painting; then
    for normalisation in relative scaled mean; do add $normalisation style-normalisation=$normalisation; done
    join
fi
if begin erode-regions town "" style-weight=20; then
    printf '[[style]]\nfile = "%s.png"\nregion = "stripes.png#%s"\n' painting 0000ff woodcut ff0000 > regions.toml
    for eroded in true false; do
        add $eroded --recipe=regions.toml erode-regions=$eroded
    done
    join
fi

# Network.

compare features owl cubist "after-relu before-relu"
compare pooling landscape painting "max average l2" style-weight=20 iterations=100
compare pooling-rescale landscape painting "false true" pooling=average --preset=jcjohnson iterations=100
compare border landscape painting "zero replicate" margin=0 smallest-size=24 style-weight=20
compare margin landscape painting "0 0.0625 0.25" smallest-size=24 style-weight=20

# Optimiser.

if begin optimiser town cubist smallest-size=0; then
    add "lbfgs, 40" optimiser=lbfgs
    add "adam, 40" optimiser=adam learning-rate=5
    add "adam, 200" optimiser=adam learning-rate=5 iterations=200
    join
fi
adam=(optimiser=adam smallest-size=0)
compare learning-rate town cubist "0.5 5 20 80" "${adam[@]}"
compare beta1 town cubist "0 0.9 0.99" "${adam[@]}" learning-rate=5
compare beta2 town cubist "0.5 0.99 0.999" "${adam[@]}" learning-rate=5
compare epsilon town cubist "1e-8 0.000001 0.0001" "${adam[@]}" learning-rate=5
compare epsilon-form town cubist "pytorch keras" "${adam[@]}" learning-rate=5 epsilon=0.000003 iterations=10
compare history town cubist "1 3 10 100" smallest-size=0
compare octaves landscape painting "1 4 8" smallest-size=0 iterations=10
compare line-search town cubist "strong-wolfe none" smallest-size=0
compare restart-every town cubist "0 10 3" smallest-size=0
compare restart-adds-mean town cubist "false true" smallest-size=0 iterations=50 restart-every=20
compare clamp landscape woodcut "true false" style-weight=20
compare averaging town cubist "0 0.9 0.99" "${adam[@]}" learning-rate=40 iterations=100

# Start.

compare initialisation owl cubist "content noise white style" smallest-size=0
if begin initial-file owl cubist smallest-size=0 initialisation=file; then
    for file in landscape mosaic woodcut; do add $file.png initial-file=$file.png; done
    join
fi
compare noise-blend owl cubist "0 0.5 1" smallest-size=0
compare seed owl cubist "0 1 2" initialisation=noise
compare stretch-input dull painting "false true"

# Result.

compare colours landscape painting "style luminance match hue"
compare colour-match landscape painting "pca cholesky symmetric" colours=match
compare stretch-result dull painting "false true" colours=match
if begin jpeg-quality owl mosaic; then
    for quality in 5 30 92; do
        [ -e quality-$quality.jpg ] ||
            render $content.png --style $style.png --set jpeg-quality=$quality --output quality-$quality.jpg
        entries+=("$quality=quality-$quality.jpg")
    done
    join
fi

# What is shown of the painting.

if begin contact-sheet town painting; then
    visuals snapshot-every=10
    sheet 700 1 "$painting.epochs/contact-sheet.png"
fi
if begin contact-sheet-columns town painting; then
    for columns in 4 5; do
        key=contact-sheet-columns-$columns
        visuals snapshot-every=10 contact-sheet-columns=$columns
        entries+=("$columns=$painting.epochs/contact-sheet.png")
    done
    key=contact-sheet-columns
    sheet 700 2 "${entries[@]}"
fi
if begin loss-curves town painting; then
    visuals snapshot-every=0
    sheet 500 1 "$painting.epochs/losses.png"
fi
if begin animation town painting smallest-size=24; then
    width=96
    visuals snapshot-every=40 animation=gif
    cp "$painting.epochs/painting.gif" "$root/Documentation/keys/pictures/animation.gif"
fi
if begin animation-delay town painting smallest-size=24; then
    width=96
    visuals snapshot-every=40 animation=gif animation-delay=500
    cp "$painting.epochs/painting.gif" "$root/Documentation/keys/pictures/animation-delay.gif"
fi

cd "$root"
/usr/bin/python3 Documentation/pictures/keys.py "$(command -v impasto-render)"

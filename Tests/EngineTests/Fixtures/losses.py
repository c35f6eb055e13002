#!/usr/bin/env python3
"""Writes the golden values of all losses that no recipe of make.py has: for each form what PyTorch makes of it in float64,
by autograd through its formula. Uses the network and the pictures of make.py; writes losses.json and losses.safetensors.

needs: numpy, pillow, torch
"""
import json
import os

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

import make

HERE = os.path.dirname(os.path.abspath(__file__))
DEFAULTS = dict(content={}, style={}, relu=True, pool="avg", content_reduce="mean", style_form="gram",
                style_norm="mean", alpha=1.0, beta=1.0, rescale=False, border="zero", tv=0.0, tv_form="power", erode=False,
                histogram={}, histogram_weight=0.0, styles=[dict(picture=0, share=0.75), dict(picture=1, share=0.25)])
STYLE = {"conv1_1": 0.5, "conv1_2": 1.0, "conv2_1": 2.0, "conv3_1": 1.0}
CONTENT = {"conv1_2": 1.0, "conv3_1": 2.0}
HISTOGRAM = {"conv1_2": 0.5, "conv3_1": 2.0}
REGIONS = [dict(picture=0, share=0.5, region="left"), dict(picture=1, share=0.125, region="left", mask="top"),
           dict(picture=1, share=0.5, region="right"), dict(picture=0, share=0.25, mask="middle")]


def cases():
    for form in ("gram", "gram-mean", "covariance"):
        for norm in ("mean", "paper", "gram-shape", "image", "relative", "scaled"):
            yield f"{form} {norm}", dict(style=STYLE, style_form=form, style_norm=norm)
    for norm in ("mean", "relative"):
        yield f"wasserstein {norm}", dict(style=STYLE, style_form="wasserstein", style_norm=norm)
    for form in ("gram-mean", "covariance", "wasserstein"):
        yield f"{form} before the rectifier", dict(style=STYLE, style_form=form, relu=False)
    for reduce in ("relative", "scaled"):
        yield f"content {reduce}", dict(content=CONTENT, content_reduce=reduce)
        yield f"content {reduce} before the rectifier", dict(content=CONTENT, content_reduce=reduce, relu=False)
    for pool, rescale in (("avg", True), ("l2", False), ("l2", True), ("max", True)):
        for relu in (True, False):
            yield (f"{pool} pooling{', rescaled' * rescale}{'' if relu else ', before the rectifier'}",
                   dict(content=CONTENT, style=STYLE, pool=pool, rescale=rescale, relu=relu))
    yield "l2 pooling of unwatched layers", dict(content={"conv4_1": 1.0}, pool="l2")
    yield "replicated border", dict(content=CONTENT, style=STYLE, border="replicate")
    yield "replicated border of the first layer", dict(content={"conv1_1": 1.0}, border="replicate", relu=False)
    for form in ("power", "absolute", "mean", "nine-point"):
        yield f"variation {form}", dict(content={"conv1_1": 1.0}, tv=20.0, tv_form=form)
    for form in ("gram", "gram-mean", "covariance", "wasserstein"):
        for norm in ("mean", "relative") if form == "wasserstein" else ("mean", "paper", "relative", "scaled"):
            yield f"{form} {norm} of regions", dict(style=STYLE, style_form=form, style_norm=norm, styles=REGIONS)
    yield "regions, eroded", dict(style=STYLE, style_form="gram-mean", styles=REGIONS, erode=True)
    for relu in (True, False):
        yield f"histograms {'behind' if relu else 'before'} the rectifier", dict(histogram=HISTOGRAM, histogram_weight=2.0,
                                                                               relu=relu)
    yield "histograms of one style", dict(histogram=HISTOGRAM, histogram_weight=2.0, styles=[dict(picture=0, share=1.0)])
    yield "histograms of regions", dict(histogram=HISTOGRAM, histogram_weight=2.0, styles=REGIONS)
    yield "histograms beside Gram matrices", dict(histogram=HISTOGRAM, histogram_weight=0.5, style=STYLE, beta=0.01)
    yield "content and style at once", dict(content=CONTENT, style=STYLE, content_reduce="relative", style_norm="relative",
                                            style_form="gram-mean", alpha=3.0, beta=0.25)


def pooled(x, recipe):
    if recipe["pool"] == "max":
        return F.max_pool2d(x, 2)
    scale = {"avg": 2, "l2": 0.78}[recipe["pool"]] if recipe["rescale"] else 1
    if recipe["pool"] == "avg":
        return F.avg_pool2d(x, 2) * scale
    squares = 4 * F.avg_pool2d(x ** 2, 2)
    # A root has no derivative at zero: what is zero stays so.
    return torch.where(squares > 0, torch.where(squares > 0, squares, torch.ones(())).sqrt(), torch.zeros(())) * scale


def features(x, weights, recipe):
    wanted, found = set(recipe["content"]) | set(recipe["style"]) | set(recipe["histogram"]), {}
    for name in make.names():
        if name.endswith("_1") and name != "conv1_1":
            x = pooled(x, recipe)
        replicates = name == "conv1_1" and recipe["border"] == "replicate"
        x = F.pad(x, (1, 1, 1, 1), mode="replicate" if replicates else "constant")
        before = F.conv2d(x, weights[name + ".weight"], weights[name + ".bias"])
        x = F.relu(before)
        if name in wanted:
            found[name] = x if recipe["relu"] else before
        if found.keys() == wanted:
            return found


def variation(x, recipe):
    dy, dx = x[:, :, 1:] - x[:, :, :-1], x[:, :, :, 1:] - x[:, :, :, :-1]
    if recipe["tv_form"] == "power":
        return (dx[:, :, :-1] ** 2 + dy[:, :, :, :-1] ** 2).sum()
    if recipe["tv_form"] == "absolute":
        return dx.abs().sum() + dy.abs().sum()
    if recipe["tv_form"] == "mean":
        return (dx ** 2).mean() + (dy ** 2).mean()
    # As crowsonkb/style-transfer-pytorch's TVLoss has it.
    x = F.pad(x, (1, 1, 1, 1), "replicate")
    right = (x[:, :, 1:-1, 2:] - x[:, :, 1:-1, 1:-1]).pow(2).mean() / 3
    below = (x[:, :, 2:, 1:-1] - x[:, :, 1:-1, 1:-1]).pow(2).mean() / 3
    falling = (x[:, :, 1:, 1:] - x[:, :, :-1, :-1]).pow(2).mean() / 12
    rising = (x[:, :, 1:, :-1] - x[:, :, :-1, 1:]).pow(2).mean() / 12
    return 2 * (right + below + falling + rising)


def scaled(difference):
    return (difference ** 2).sum() / (difference.abs().sum() + 1e-8)


def guides_of_layers(guide, recipe):
    """What a guide is at each layer, and eroded until no position sees what is outside."""
    found = {}
    if guide is None:
        return found
    for name in make.names():
        steps = [] if name == "conv1_1" or not name.endswith("_1") else [
            (lambda g: -F.max_pool2d(-g, 2), lambda g: F.avg_pool2d(g, 2))]
        for step, other in steps + [(lambda g: -F.max_pool2d(-g, 3, 1, 1), lambda g: g)]:
            guide = step(guide) if recipe["erode"] and step(guide).max() > 0 else other(guide)
        found[name] = guide
    return found


def moments(feature, guide=None):
    """The number of positions, the means of channels, and their raw second moments, weighted by a guide's squares."""
    flat = feature.flatten(2)[0]
    weights = torch.ones(flat.shape[1]) if guide is None else guide.flatten() ** 2
    weights = weights / weights.sum()
    return flat.shape[1], flat @ weights, (flat * weights) @ flat.T


def mixed(features):
    """Moments of several styles: each times its share. Whole sums mix as they are, which counts too."""
    total = sum(share for share, _, _ in features)
    parts = [(share / total, moments(feature, guide)) for share, feature, guide in features]
    means = tuple(sum(share * part[i] for share, part in parts) for i in (1, 2))
    count = sum(share * part[0] for share, part in parts)
    sums = tuple(sum(share * part[0] * part[i] for share, part in parts) / count for i in (1, 2))
    return count, means, sums


def root(matrix):
    values, vectors = torch.linalg.eigh(matrix)
    return vectors @ torch.diag(values.clamp(min=1e-8).sqrt()) @ vectors.T


def wasserstein(mine, theirs):
    """crowsonkb/style-transfer-pytorch's StyleLossW2, its root by eigenvalues instead of iteration. The trace of a root is
    the sum of the eigenvalues' roots, whose derivative needs no differences of eigenvalues."""
    raised = [second - torch.outer(mean, mean) + 1e-4 * torch.eye(len(mean)) for mean, second in (mine, theirs)]
    a = root(raised[1])
    values = torch.linalg.eigvalsh(a @ raised[0] @ a).clamp(min=1e-8)
    spread = torch.trace(raised[0]) + torch.trace(raised[1]) - 2 * values.sqrt().sum()
    size = ((theirs[0] ** 2).sum() + torch.trace(raised[1])) / len(mine[0])
    return ((mine[0] - theirs[0]) ** 2).mean() + spread / len(mine[0]), size


def style_loss(mine, guide, styles, picture, recipe):
    positions, mean, second = moments(mine, guide)
    count, means, sums = mixed(styles)
    norm, form, channels = recipe["style_norm"], recipe["style_form"], len(mean)
    are_sums = norm in ("paper", "gram-shape", "image")
    target_mean, target = sums if are_sums else means
    if form == "wasserstein":
        value, size = wasserstein((mean, second), means)
        return value / size if norm == "relative" else value
    matrix, raw = second, target
    if form == "covariance":
        matrix, target = second - torch.outer(mean, mean), target - torch.outer(target_mean, target_mean)
    if are_sums:
        divisor = {"paper": channels ** 2 * positions ** 2, "gram-shape": channels ** 4,
                   "image": 9 * (picture.shape[2] * picture.shape[3]) ** 2}[norm]
        value = ((matrix * positions - target * count) ** 2).sum() / (4 * divisor)
    elif norm == "mean":
        value = (((matrix - target) / channels) ** 2).mean()
    elif norm == "scaled":
        value = scaled(matrix - target)
    else:
        value = ((matrix - target) ** 2).sum() / max((target ** 2).sum(), 1e-4 * (raw ** 2).sum())
    if form == "gram-mean":
        difference = mean - target_mean
        if norm == "scaled":
            value = value + scaled(difference)
        elif norm == "relative":
            value = value + (difference ** 2).sum() / max((target_mean ** 2).sum(), 1e-4 * torch.trace(raw))
        else:
            value = value + (difference ** 2).mean()
    return value


def content_loss(mine, theirs, recipe):
    difference = mine - theirs
    return {"mean": lambda: (difference ** 2).mean(), "scaled": lambda: scaled(difference),
            "relative": lambda: (difference ** 2).sum() / (theirs ** 2).sum()}[recipe["content_reduce"]]()


def matched(values, weights, targets, bins=254):
    """What the values of a channel are matched to: their histogram, of bins of equal width over the targets' range and one
    bin below and above it, is brought to the targets', straight lines between the edges."""
    low, high = min(t.min() for _, t, _ in targets), max(t.max() for _, t, _ in targets)
    if low == high:
        return np.full_like(values, low)
    # A little wider, so that the greatest value lies in the last bin.
    width = (high - low) / (bins * (1 - 2 ** -20))
    inner = low + width * np.arange(bins + 1)
    counts = sum(share * np.bincount(((t - low) / width).astype(int), w / w.sum(), bins)
                 for share, t, w in targets)
    shares = np.concatenate([[0], np.cumsum(counts) / counts.sum()])
    place = np.clip(1 + (values - low) // width, 0, bins + 1).astype(int)
    below = np.concatenate([[0], np.cumsum(np.bincount(place, weights, bins + 2)) / weights.sum()])
    edges = np.concatenate([[min(low, values.min())], inner, [max(inner[-1], values.max())]])

    def quantile(share, found):
        found = np.clip(found, 0, bins - 1)
        step = shares[found + 1] - shares[found]
        part = np.divide(share - shares[found], step, out=np.zeros_like(share), where=step > 0)
        return low + (found + np.clip(part, 0, 1)) * width

    # Behind a gap of the targets a bin begins with the first value, before one it ends with the last. Shares are fractions
    # of few positions, often equal; what was rounded away must not decide on which side they are.
    begin = quantile(below[:-1], np.searchsorted(shares[1:], below[:-1] + 1e-9, side="right"))
    end = quantile(below[1:], np.searchsorted(shares[1:], below[1:] - 1e-9, side="left"))
    length = edges[place + 1] - edges[place]
    line = np.divide(values - edges[place], length, out=np.ones_like(values), where=length > 0)
    return begin[place] + line * (end[place] - begin[place])


def histogram_loss(mine, guide, styles, recipe):
    """Risser et al. 2017: the mean of the squared distances of values from what they are matched to, which is held fixed."""
    def squares(feature, guide):
        count = feature.shape[2] * feature.shape[3]
        return np.ones(count) if guide is None else (guide.flatten() ** 2).numpy()

    total = sum(share for share, _, _ in styles)
    weights, loss = squares(mine, guide), 0
    for channel in range(mine.shape[1]):
        targets = []
        for share, feature, mask in styles:
            counted = squares(feature, mask)
            values = feature[0, channel].flatten().detach().numpy()
            targets.append((share / total, values[counted > 0], counted[counted > 0]))
        flat = mine[0, channel].flatten()
        goal, values = np.zeros(len(weights)), flat.detach().numpy()
        goal[weights > 0] = matched(values[weights > 0], weights[weights > 0], targets)
        loss = loss + (torch.from_numpy(weights) * (flat - torch.from_numpy(goal)) ** 2).sum()
    return loss / (weights.sum() * mine.shape[1])


def losses(x, content, pictures, guides, weights, recipe):
    with torch.no_grad():
        wanted = features(content, weights, recipe)
        seen = [features(picture, weights, recipe) for picture in pictures]
        layers = {name: guides_of_layers(guide, recipe) for name, guide in guides.items()}
        layers[None] = {}
    mine = features(x, weights, recipe)
    found = {"content": torch.zeros((), dtype=torch.float64), "style": torch.zeros((), dtype=torch.float64)}
    for name, weight in recipe["content"].items():
        found["content"] = found["content"] + weight * content_loss(mine[name], wanted[name], recipe)
    for name, weight in recipe["style"].items():
        for region in {style.get("region") for style in recipe["styles"]}:
            targets = [(style["share"], seen[style["picture"]][name], layers[style.get("mask")].get(name))
                       for style in recipe["styles"] if style.get("region") == region]
            loss = style_loss(mine[name], layers[region].get(name), targets, x, recipe)
            found["style"] = found["style"] + weight * loss
    found["histogram"] = torch.zeros(())
    for name, weight in recipe["histogram"].items():
        for region in {style.get("region") for style in recipe["styles"]}:
            targets = [(style["share"], seen[style["picture"]][name], layers[style.get("mask")].get(name))
                       for style in recipe["styles"] if style.get("region") == region]
            loss = histogram_loss(mine[name], layers[region].get(name), targets, recipe)
            found["histogram"] = found["histogram"] + weight * loss
    found["tv"] = variation(x, recipe) if recipe["tv"] else torch.zeros(())
    found["total"] = (recipe["alpha"] * found["content"] + recipe["beta"] * found["style"]
                      + recipe["histogram_weight"] * found["histogram"] + recipe["tv"] * found["tv"])
    return found


def draw_guides(painting, first, second):
    """Two parts of the painting that meet softly and leave its lower right, and a part of each style picture."""
    y, x = np.mgrid[0:painting[0], 0:painting[1]]
    left = np.clip((14 - x) / 4, 0, 1)
    middle = np.zeros(first)
    middle[5:17, 4:20] = 1
    top = np.zeros(second)
    top[:11] = 1
    return dict(left=left, right=(1 - left) * (x + y < 36), middle=middle, top=top)


def main():
    torch.set_default_dtype(torch.float64)
    rng = np.random.Generator(np.random.PCG64(19))
    network = make.tiny_network(rng)
    weights = {name: torch.from_numpy(tensor.astype(np.float64)) for name, tensor in network.items()}
    content, style = (make.to_tensor(Image.open(os.path.join(HERE, name)))
                      for name in ("content-27x21.png", "style-24x19.png"))
    pictures = [style, content.flip(3)[:, :, :18, :22]]
    guides = {name: torch.from_numpy(guide.astype("<f4").astype(np.float64))[None, None]
              for name, guide in draw_guides(*(p.shape[2:] for p in [content] + pictures)).items()}
    noise = rng.uniform(0, 255, content.shape[1:]) - np.array(make.MEAN)[:, None, None]
    noise = torch.from_numpy(noise.astype("<f4").astype(np.float64))[None]
    report, tensors = [], {"picture_bgr": noise[0].numpy().astype("<f4")}
    tensors.update({"guide: " + name: guide[0, 0].numpy().astype("<f4") for name, guide in guides.items()})
    for name, settings in cases():
        recipe = {**DEFAULTS, **settings}
        x = noise.clone().requires_grad_(True)
        found = losses(x, content, pictures, guides, weights, recipe)
        gradient, = torch.autograd.grad(found["total"], x)
        report.append({"name": name, "settings": recipe, "losses": {key: value.item() for key, value in found.items()}})
        tensors["gradient_bgr: " + name] = gradient[0].numpy().astype("<f4")
    with open(os.path.join(HERE, "losses.json"), "w") as file:
        json.dump(report, file, indent=1)
        file.write("\n")
    make.write_safetensors(os.path.join(HERE, "losses.safetensors"), tensors)


if __name__ == "__main__":
    main()

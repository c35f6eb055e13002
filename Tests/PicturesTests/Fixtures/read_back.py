"""Says in JSON what Pillow reads in the pictures named on the command line: another reader of what Impasto writes."""

import io
import json
import sys

from PIL import Image, ImageCms, ImageOps

TAGS = {0x010E: "description", 0x0112: "orientation", 0x0131: "software", 0x013B: "artist", 0x8298: "copyright",
        0xA001: "colorSpace", 0x9286: "comment"}


def largest_change(profile):
    """How far colours are from sRGB's by a profile, in levels."""
    image = Image.new("RGB", (256, 3))
    image.putdata([(v, v, v) for v in range(256)] + [(v, 255 - v, 0) for v in range(256)] + [(0, v, 255) for v in range(256)])
    converted = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"))
    return max(abs(a - b) for p, q in zip(image.getdata(), converted.getdata()) for a, b in zip(p, q))


def frames(image):
    seen = []
    for index in range(getattr(image, "n_frames", 1)):
        image.seek(index)
        colours = image.convert("RGB")
        seen.append({"milliseconds": image.info.get("duration"), "samples": list(colours.tobytes())})
    return seen


def decoded(comment):
    kind, text = comment[:8], comment[8:]
    return text.decode({b"ASCII\0\0\0": "ascii", b"UNICODE\0": "utf-16-be"}[kind])


def description(path):
    image = Image.open(path)
    exif = image.getexif()
    tags = {TAGS[tag]: value for tag, value in {**exif, **exif.get_ifd(0x8769)}.items() if tag in TAGS}
    if "comment" in tags:
        tags["comment"] = decoded(tags["comment"])
    profile = image.info.get("icc_profile")
    return {
        "format": image.format, "width": image.width, "height": image.height,
        "dpi": [float(v) for v in image.info["dpi"]] if "dpi" in image.info else None,
        "isSRGB": "srgb" in image.info or (largest_change(profile) <= 1 if profile else None),
        "tags": {name: value.encode("latin-1", "ignore").decode("utf-8", "replace") if isinstance(value, str)
                 and name != "comment" else value for name, value in tags.items()},
        "texts": {key: str(value) for key, value in image.text.items()} if image.format == "PNG" else {},
        "frames": frames(image) if image.format == "GIF" else [], "loop": image.info.get("loop"),
    }


print(json.dumps([description(path) for path in sys.argv[1:]]))

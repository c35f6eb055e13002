// The orientation tag of Exif metadata (Exif 3.0 §4.6.5, TIFF 6.0 §2): bytes of a stranger, so every read is bounded.

#include "CCodecs.h"

enum { ORIENTATION_TAG = 0x0112, TYPE_SHORT = 3, ENTRY_SIZE = 12, UPRIGHT = 1 };

struct tiff {
    const uint8_t *bytes;
    size_t count;
    bool big_endian;
};

static uint32_t read_short(const struct tiff *tiff, size_t at) {
    const uint8_t *b = tiff->bytes + at;
    return tiff->big_endian ? (uint32_t)b[0] << 8 | b[1] : (uint32_t)b[1] << 8 | b[0];
}

static uint32_t read_long(const struct tiff *tiff, size_t at) {
    uint32_t first = read_short(tiff, at), second = read_short(tiff, at + 2);
    return tiff->big_endian ? first << 16 | second : second << 16 | first;
}

int ccodecs_exif_orientation(const uint8_t *bytes, size_t count) {
    if (count < 8 || bytes[0] != bytes[1] || (bytes[0] != 'M' && bytes[0] != 'I')) return UPRIGHT;
    struct tiff tiff = {bytes, count, bytes[0] == 'M'};
    size_t directory = read_long(&tiff, 4);
    if (read_short(&tiff, 2) != 42 || directory > count - 2) return UPRIGHT;

    size_t entries = read_short(&tiff, directory);
    size_t readable = (count - directory - 2) / ENTRY_SIZE;
    for (size_t i = 0; i < entries && i < readable; i++) {
        size_t entry = directory + 2 + i * ENTRY_SIZE;
        if (read_short(&tiff, entry) != ORIENTATION_TAG || read_short(&tiff, entry + 2) != TYPE_SHORT) continue;
        uint32_t orientation = read_short(&tiff, entry + 8);
        return orientation >= 1 && orientation <= 8 ? (int)orientation : UPRIGHT;
    }
    return UPRIGHT;
}

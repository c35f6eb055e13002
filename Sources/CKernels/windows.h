// Pieces of features, copied out with what surrounds them or made on demand: what the convolutions read.

#ifndef CK_WINDOWS_H
#define CK_WINDOWS_H

#include "groups.h"

#pragma clang assume_nonnull begin

// Positions that are fetched ahead: a window shows some channels of each, which no prefetcher of a processor follows.
enum { CK_AHEAD = 32 };

// The columns of a window that lie within a map: [first, last).
struct columns {
    size_t first, last;
};

CK_INLINE bool is_outside(ptrdiff_t row, size_t height) { return row < 0 || row >= (ptrdiff_t)height; }

static struct columns columns_within(struct ck_window window, size_t width) {
    ptrdiff_t first = window.left < 0 ? -window.left : 0, last = (ptrdiff_t)width - window.left;
    if (last < first) last = first;
    if (first > (ptrdiff_t)window.columns) first = (ptrdiff_t)window.columns;
    if (last > (ptrdiff_t)window.columns) last = (ptrdiff_t)window.columns;
    return (struct columns){(size_t)first, (size_t)last};
}

static void clear_outside(float *row, struct columns within, struct ck_window window) {
    memset(row, 0, within.first * window.channels * sizeof(float));
    memset(row + within.last * window.channels, 0, (window.columns - within.last) * window.channels * sizeof(float));
}

static float *row_of(struct ck_window window, size_t y) { return window.values + y * window.columns * window.channels; }

static void fill_window(const float *in, struct ck_map map, bool rectify, struct ck_window window) {
    struct columns within = columns_within(window, map.width);
    for (size_t y = 0; y < window.rows; y++) {
        float *row = row_of(window, y);
        ptrdiff_t source = window.top + (ptrdiff_t)y;
        if (is_outside(source, map.height)) {
            memset(row, 0, window.columns * window.channels * sizeof(float));
            continue;
        }
        clear_outside(row, within, window);
        for (size_t x = within.first; x < within.last; x++) {
            size_t position = (size_t)source * map.width + (size_t)(window.left + (ptrdiff_t)x);
            const float *from = in + position * map.channels + window.first_channel;
            float *to = row + x * window.channels;
            for (size_t c = 0; c < window.channels; c += CK_GROUP) {
                __builtin_prefetch(from + CK_AHEAD * map.channels + c, 0, 2);
                store(to + c, rectify ? rectified(load(from + c)) : load(from + c));
            }
        }
    }
}

static void fill_unpooled(const float *pooled, const uint16_t *gates, float scale, struct ck_map map,
                          struct ck_window window) {
    size_t groups = map.channels / CK_GROUP, cells = map.width / 2;
    // An odd row or column was left out of the pooling.
    struct columns within = columns_within(window, cells * 2);
    for (size_t y = 0; y < window.rows; y++) {
        float *row = row_of(window, y);
        ptrdiff_t source = window.top + (ptrdiff_t)y;
        if (is_outside(source, map.height / 2 * 2)) {
            memset(row, 0, window.columns * window.channels * sizeof(float));
            continue;
        }
        clear_outside(row, within, window);
        for (size_t x = within.first; x < within.last; x++) {
            size_t column = (size_t)(window.left + (ptrdiff_t)x);
            size_t cell = (size_t)source / 2 * cells + column / 2, position = (size_t)source * map.width + column;
            const float *from = pooled + cell * map.channels + window.first_channel;
            const uint16_t *gate = gates + position * groups + window.first_channel / CK_GROUP;
            float *to = row + x * window.channels;
            for (size_t c = 0; c < window.channels; c += CK_GROUP) {
                store(to + c, gated(load(from + c) * scale, gate[c / CK_GROUP]));
            }
        }
    }
}

#pragma clang assume_nonnull end

#endif

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

static struct columns columns_within(struct ck_window window, size_t width) {
    ptrdiff_t first = window.left < 0 ? -window.left : 0, last = (ptrdiff_t)width - window.left;
    if (last < first) last = first;
    if (first > (ptrdiff_t)window.columns) first = (ptrdiff_t)window.columns;
    if (last > (ptrdiff_t)window.columns) last = (ptrdiff_t)window.columns;
    return (struct columns){(size_t)first, (size_t)last};
}

// A row of a window, cleared where it lies outside a map of so many rows; NULL where all of it does.
static float *_Nullable begin_row(struct ck_window window, size_t y, struct columns within, size_t height) {
    float *row = window.values + y * window.columns * window.channels;
    bool is_outside = window.top + (ptrdiff_t)y < 0 || window.top + (ptrdiff_t)y >= (ptrdiff_t)height;
    size_t first = is_outside ? window.columns : within.first;
    memset(row, 0, first * window.channels * sizeof(float));
    if (is_outside) return NULL;
    memset(row + within.last * window.channels, 0, (window.columns - within.last) * window.channels * sizeof(float));
    return row;
}

static void fill_window(const float *in, struct ck_map map, bool rectify, struct ck_window window) {
    struct columns within = columns_within(window, map.width);
    for (size_t y = 0; y < window.rows; y++) {
        float *row = begin_row(window, y, within, map.height);
        if (!row) continue;
        size_t source = (size_t)(window.top + (ptrdiff_t)y);
        for (size_t x = within.first; x < within.last; x++) {
            size_t position = source * map.width + (size_t)(window.left + (ptrdiff_t)x);
            const float *from = in + position * map.channels + window.first_channel;
            float *to = row + x * window.channels;
            for (size_t c = 0; c < window.channels; c += CK_GROUP) {
                __builtin_prefetch(from + CK_AHEAD * map.channels + c, 0, 2);
                store(to + c, rectify ? rectified(load(from + c)) : load(from + c));
            }
        }
    }
}

static void fill_unpooled(const float *gradient, const uint16_t *gates, float scale, const float *_Nullable features,
                          const float *_Nullable pooled, struct ck_map map, struct ck_window window) {
    size_t groups = map.channels / CK_GROUP, cells = map.width / 2;
    // An odd row or column was left out of the pooling.
    struct columns within = columns_within(window, cells * 2);
    for (size_t y = 0; y < window.rows; y++) {
        float *row = begin_row(window, y, within, map.height / 2 * 2);
        if (!row) continue;
        size_t source = (size_t)(window.top + (ptrdiff_t)y);
        for (size_t x = within.first; x < within.last; x++) {
            size_t column = (size_t)(window.left + (ptrdiff_t)x);
            size_t cell = source / 2 * cells + column / 2, position = source * map.width + column;
            size_t from = cell * map.channels + window.first_channel, feature = position * map.channels + window.first_channel;
            const uint16_t *gate = gates + position * groups + window.first_channel / CK_GROUP;
            float *to = row + x * window.channels;
            for (size_t c = 0; c < window.channels; c += CK_GROUP) {
                group value = load(gradient + from + c) * scale;
                if (features && pooled) value *= load(features + feature + c) / load(pooled + from + c);
                store(to + c, gated(value, gate[c / CK_GROUP]));
            }
        }
    }
}

#pragma clang assume_nonnull end

#endif

// Histograms of channels, and what matching them does to a gradient.

#ifndef CK_HISTOGRAM_H
#define CK_HISTOGRAM_H

#include "groups.h"

#pragma clang assume_nonnull begin

static void extend_ranges(const float *features, const float *_Nullable weights, size_t positions, size_t channels,
                          float *least, float *greatest) {
    for (size_t p = 0; p < positions; p++, features += channels) {
        if (weights && weights[p] == 0) continue;
        for (size_t c = 0; c < channels; c += CK_GROUP) {
            group value = load(features + c), low = load(least + c), high = load(greatest + c);
            store(least + c, value < low ? value : low);
            store(greatest + c, value > high ? value : high);
        }
    }
}

// What lies below the bins is in the first, what lies above them in the last of `bins` + 2; so is no number.
static size_t bin_of(float value, float low, float scale, size_t bins) {
    float place = (value - low) * scale;
    if (!(place >= 0)) return 0;
    return place < (float)bins ? 1 + (size_t)place : bins + 1;
}

static void add_histograms(const float *features, const float *_Nullable weights, size_t positions, size_t channels,
                           struct ck_bins bins, struct ck_bin *histograms) {
    for (size_t p = 0; p < positions; p++, features += channels) {
        double count = weights ? (double)weights[p] * weights[p] : 1;
        if (count == 0) continue;
        struct ck_bin *histogram = histograms;
        for (size_t c = 0; c < channels; c++, histogram += bins.count + 2) {
            struct ck_bin *bin = histogram + bin_of(features[c], bins.low[c], bins.scale[c], bins.count);
            double value = features[c];
            bin->count += count, bin->sum += count * value, bin->squares += count * value * value;
        }
    }
}

static void add_mismatch(const float *features, const float *_Nullable weights, size_t positions, size_t channels,
                         struct ck_bins bins, const struct ck_piece *pieces, float slope, float *gradient) {
    for (size_t p = 0; p < positions; p++, features += channels, gradient += channels) {
        float factor = weights ? slope * weights[p] * weights[p] : slope;
        if (factor == 0) continue;
        const struct ck_piece *of_channel = pieces;
        for (size_t c = 0; c < channels; c++, of_channel += bins.count + 2) {
            const struct ck_piece *piece = of_channel + bin_of(features[c], bins.low[c], bins.scale[c], bins.count);
            gradient[c] += factor * (piece->distance + piece->growth * (features[c] - piece->from));
        }
    }
}

#pragma clang assume_nonnull end

#endif

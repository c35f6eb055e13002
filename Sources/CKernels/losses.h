// What losses are made of.

#ifndef CK_LOSSES_H
#define CK_LOSSES_H

#include "groups.h"

#include <math.h>

#pragma clang assume_nonnull begin

// Sums may be reordered into vector lanes: they are held in doubles, so the order is far below a float's precision.
#define CK_RELAX _Pragma("clang fp reassociate(on) contract(fast)")

static void rectifier_gradient(float *gradient, const float *activation, size_t count) {
    for (size_t i = 0; i < count; i++) gradient[i] = activation[i] > 0 ? gradient[i] : 0;
}

static double squared_distance(const float *a, const float *b, size_t count, float scale, float *gradient) {
    CK_RELAX
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        float difference = a[i] - b[i];
        gradient[i] += scale * difference;
        sum += (double)difference * difference;
    }
    return sum;
}

static double gram_distance(float *gram, const float *target, size_t count, float scale) {
    CK_RELAX
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double difference = (double)scale * gram[i] - target[i];
        sum += difference * difference;
        gram[i] = (float)difference;
    }
    return sum;
}

static double total_variation(const float *pixels, size_t height, size_t width, size_t begin, size_t end, float exponent,
                              float weight, float *gradient) {
    double sum = 0;
    // The row above the first has a part in its gradient.
    for (size_t y = begin > 0 ? begin - 1 : 0; y < end && y + 1 < height; y++) {
        bool is_own = y >= begin, is_next_own = y + 1 < end;
        for (size_t x = 0; x + 1 < width; x++) {
            const size_t here = (y * width + x) * 3, right = here + 3, below = here + width * 3;
            for (size_t c = 0; c < 3; c++) {
                float dy = pixels[here + c] - pixels[below + c], dx = pixels[here + c] - pixels[right + c];
                float energy = dx * dx + dy * dy;
                if (energy == 0) continue;
                float power = exponent == 1 ? energy : powf(energy, exponent);
                float slope = weight * 2 * exponent * power / energy;
                if (is_own) {
                    sum += power;
                    gradient[here + c] += slope * (dx + dy);
                    gradient[right + c] -= slope * dx;
                }
                if (is_next_own) gradient[below + c] -= slope * dy;
            }
        }
    }
    return sum;
}

#pragma clang assume_nonnull end

#endif

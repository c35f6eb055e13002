// Total variation: how much neighbouring pixels differ.

#ifndef CK_VARIATION_H
#define CK_VARIATION_H

#include "losses.h"

#pragma clang assume_nonnull begin

static double power_variation(const float *pixels, size_t height, size_t width, size_t begin, size_t end, float exponent,
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

// Adds to the gradient at `here` what its differences from `there` mean; returns the sum of their squares or sizes.
static double pull(const float *here, const float *there, size_t count, bool absolute, float weight, float *gradient) {
    CK_RELAX
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        float difference = here[i] - there[i];
        gradient[i] += weight * (absolute ? sign_of(difference) : 2 * difference);
        sum += absolute ? fabsf(difference) : (double)difference * difference;
    }
    return sum;
}

// The differences of one row from another one: those straight up or down, and with `diagonal` those of neighbours.
static double pull_rows(const float *here, const float *there, size_t width, struct ck_variation form, float weight,
                        float *gradient) {
    size_t count = width * 3, last = count - 3;
    bool absolute = form.absolute;
    double sum = form.vertical * pull(here, there, count, absolute, weight * form.vertical, gradient);
    if (form.rim != 0) {
        sum += form.rim * pull(here, there, 3, absolute, weight * form.rim, gradient);
        sum += form.rim * pull(here + last, there + last, 3, absolute, weight * form.rim, gradient + last);
    }
    if (form.diagonal != 0) {
        float slope = weight * form.diagonal;
        sum += form.diagonal * pull(here, there + 3, last, absolute, slope, gradient);
        sum += form.diagonal * pull(here + 3, there, last, absolute, slope, gradient + 3);
    }
    return sum;
}

static double neighbour_variation(const float *pixels, size_t height, size_t width, size_t begin, size_t end,
                                  struct ck_variation form, float weight, float *gradient) {
    size_t step = width * 3;
    double sum = 0;
    for (size_t y = begin; y < end; y++) {
        const float *here = pixels + y * step;
        float *row = gradient + y * step;
        float horizontal = form.horizontal + form.rim * (float)((y == 0) + (y + 1 == height)), slope = weight * horizontal;
        sum += horizontal * pull(here, here + 3, step - 3, form.absolute, slope, row);
        pull(here + 3, here, step - 3, form.absolute, slope, row + 3);
        if (y + 1 < height) sum += pull_rows(here, here + step, width, form, weight, row);
        if (y > 0) pull_rows(here, here - step, width, form, weight, row);
    }
    return sum;
}

#pragma clang assume_nonnull end

#endif

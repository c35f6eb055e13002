// The one place that knows how 8-bit samples stand in 16 bits.

#ifndef CCODECS_SAMPLES_H
#define CCODECS_SAMPLES_H

#include <stdint.h>

static inline uint16_t ccodecs_widened(uint8_t value) {
    return (uint16_t)(value * 257u);
}

// Rounds to the nearest, so that widened values come back unchanged.
static inline uint8_t ccodecs_narrowed(uint16_t value) {
    return (uint8_t)((value + 128u) / 257u);
}

#endif

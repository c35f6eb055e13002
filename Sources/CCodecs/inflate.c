// What PNG's chunks hold compressed.

#include "CCodecs.h"

#include <zlib.h>

enum ccodecs_result ccodecs_inflate(const uint8_t *bytes, size_t count, uint8_t *into, size_t capacity, size_t *filled) {
    uLongf length = capacity;
    int result = uncompress(into, &length, bytes, count);
    *filled = result == Z_OK ? length : 0;
    switch (result) {
    case Z_OK: return CCODECS_OK;
    case Z_BUF_ERROR: return CCODECS_TOO_LARGE;
    case Z_MEM_ERROR: return CCODECS_NO_MEMORY;
    default: return CCODECS_CORRUPT;
    }
}

uint32_t ccodecs_checksum(const uint8_t *bytes, size_t count) {
    return (uint32_t)crc32(0, bytes, (uInt)count);
}

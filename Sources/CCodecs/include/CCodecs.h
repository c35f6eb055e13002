// PNG and JPEG for Swift, over libpng and libjpeg.
//
// Both libraries report errors by longjmp, which must not cross a Swift frame, and libpng's simplified interface, which
// does without, converts 16-bit samples to linear light. So each operation is one C function here, from a whole buffer
// to a whole buffer, with its setjmp inside. Nothing is printed.
//
// An operation that is not refused returns CCODECS_OK; otherwise `message` says why, as a C string.

#ifndef CCODECS_H
#define CCODECS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

#define CCODECS_MESSAGE_SIZE 200

enum ccodecs_result {
    CCODECS_OK = 0,
    CCODECS_CORRUPT,
    CCODECS_TRUNCATED,
    CCODECS_UNSUPPORTED,
    CCODECS_TOO_LARGE,
    CCODECS_NO_MEMORY,
};

struct ccodecs_header {
    uint32_t width;
    uint32_t height;
    bool has_alpha;
    bool is_buffered; // whether decoding must hold the coefficients of the whole picture
    int orientation;  // the Exif one, 1 to 8, as far as it stands before the pixels
};

// A file made by an encoder; give it to ccodecs_release when done.
struct ccodecs_file {
    uint8_t *_Nullable bytes;
    size_t count;
};

// Read what must be known before memory for pixels is taken. Width and height are filled in as soon as they are known,
// even if the call is refused later: a size over the limits is a better reason than a missing end.
enum ccodecs_result ccodecs_png_header(const uint8_t *bytes, size_t count, struct ccodecs_header *header,
                                       char *message);
enum ccodecs_result ccodecs_jpeg_header(const uint8_t *bytes, size_t count, struct ccodecs_header *header,
                                        char *message);

// Fill `samples` (width * height * 3 of the header) and, if the header has alpha, `alpha` (width * height) with 16-bit
// values as Picture holds them, in the stored orientation; `orientation` becomes the Exif one, 1 to 8.
enum ccodecs_result ccodecs_png_decode(const uint8_t *bytes, size_t count, const struct ccodecs_header *header,
                                       uint16_t *samples, uint16_t *_Nullable alpha, int *orientation, char *message);
enum ccodecs_result ccodecs_jpeg_decode(const uint8_t *bytes, size_t count, const struct ccodecs_header *header,
                                        uint16_t *samples, int *orientation, char *message);

// Write `samples` and `alpha` as a file. Bit depth is 8 or 16, quality 1 to 100.
enum ccodecs_result ccodecs_png_encode(const uint16_t *samples, const uint16_t *_Nullable alpha, uint32_t width,
                                       uint32_t height, int bit_depth, struct ccodecs_file *file, char *message);
enum ccodecs_result ccodecs_jpeg_encode(const uint16_t *samples, uint32_t width, uint32_t height, int quality,
                                        struct ccodecs_file *file, char *message);
void ccodecs_release(struct ccodecs_file *file);

// The orientation (1 to 8) that a TIFF structure, as Exif uses it, states in its first directory; 1 if it states none.
int ccodecs_exif_orientation(const uint8_t *tiff, size_t count);

#pragma clang assume_nonnull end

#endif

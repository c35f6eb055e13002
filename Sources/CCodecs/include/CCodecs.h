// PNG, JPEG, GIF and colour profiles for Swift, over libpng, libjpeg, giflib and lcms2.
//
// libpng and libjpeg report errors by longjmp, which must not cross a Swift frame, and libpng's simplified interface,
// which does without, converts 16-bit samples to linear light. So each operation is one C function here, from a whole
// buffer to a whole buffer, with its setjmp inside. lcms2 is given an allocator and an error handler. Nothing is printed.
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

// What a stored colour is made of.
enum ccodecs_colours {
    CCODECS_GRAY,
    CCODECS_RGB,
    CCODECS_CMYK,
    CCODECS_CMYK_INVERTED, // as Adobe stores it: the light that each ink leaves
};

struct ccodecs_header {
    uint32_t width;
    uint32_t height;
    enum ccodecs_colours colours;
    bool has_alpha;
    bool is_buffered; // whether decoding must hold the coefficients of the whole picture
};

// From the colours of a file to sRGB.
struct ccodecs_conversion;

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
// values as Picture holds them, in the stored orientation. Colours are as stored, but for inks: they become RGB by the
// conversion, or simply if there is none.
enum ccodecs_result ccodecs_png_decode(const uint8_t *bytes, size_t count, const struct ccodecs_header *header,
                                       uint16_t *samples, uint16_t *_Nullable alpha, char *message);
enum ccodecs_result ccodecs_jpeg_decode(const uint8_t *bytes, size_t count, const struct ccodecs_header *header,
                                        struct ccodecs_conversion *_Nullable inks, uint16_t *samples, char *message);

// Write `samples` and `alpha` as a file. Bit depth is 8 or 16, quality 1 to 100.
enum ccodecs_result ccodecs_png_encode(const uint16_t *samples, const uint16_t *_Nullable alpha, uint32_t width,
                                       uint32_t height, int bit_depth, struct ccodecs_file *file, char *message);
enum ccodecs_result ccodecs_jpeg_encode(const uint16_t *samples, uint32_t width, uint32_t height, int quality,
                                        struct ccodecs_file *file, char *message);
void ccodecs_release(struct ccodecs_file *file);

// Make a conversion of colours stored so; NULL with a message if that cannot be. lcms2 takes no more bytes of memory for
// it than its ration; it takes a MiB itself.
struct ccodecs_conversion *_Nullable ccodecs_conversion_of_profile(const uint8_t *profile, size_t count,
                                                                   enum ccodecs_colours colours, size_t ration,
                                                                   char *message);
// Primaries are x and y (CIE 1931) of white, red, green, blue; the curve from stored values to light is g, a, b, c, d of
// (ax + b)^g from d on, cx below (ICC.1 §10.18, function type 3).
struct ccodecs_conversion *_Nullable ccodecs_conversion_of_primaries(const double *xy, const double *curve,
                                                                     size_t ration, char *message);
void ccodecs_conversion_close(struct ccodecs_conversion *conversion);

// Converts `pixels * 3` samples of gray or RGB in place.
void ccodecs_conversion_run(struct ccodecs_conversion *conversion, uint16_t *samples, size_t pixels);

// Converts four inks a pixel to three samples.
void ccodecs_conversion_run_inks(struct ccodecs_conversion *conversion, const uint8_t *inks, uint16_t *samples,
                                 size_t pixels);

// A profile of sRGB, always the same bytes; returns their count, 0 if they are more than the capacity.
size_t ccodecs_srgb_profile(uint8_t *into, size_t capacity);

// An animated GIF that is being written; frames are as large as it, and repeated without end.
struct ccodecs_gif;

// NULL if there is not enough memory, as it is with false below.
struct ccodecs_gif *_Nullable ccodecs_gif_open(uint16_t width, uint16_t height);

// Adds a frame: 256 colours of three bytes, and which of them each pixel is. It is shown for so many hundredths of a second.
bool ccodecs_gif_append(struct ccodecs_gif *gif, const uint8_t *palette, const uint8_t *indices, uint16_t hundredths);

// Hands over what was written since the last time, the caller's to release.
struct ccodecs_file ccodecs_gif_take(struct ccodecs_gif *gif);

// Ends the file, and hands over the rest of it.
struct ccodecs_file ccodecs_gif_close(struct ccodecs_gif *gif);

// Unpacks zlib's format; CCODECS_TOO_LARGE if the result is larger than the capacity.
enum ccodecs_result ccodecs_inflate(const uint8_t *bytes, size_t count, uint8_t *into, size_t capacity, size_t *filled);

// The CRC-32 by which PNG checks its chunks.
uint32_t ccodecs_checksum(const uint8_t *bytes, size_t count);

#pragma clang assume_nonnull end

#endif

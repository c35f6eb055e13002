// PNG in. Functions with a setjmp look at none of their locals after the longjmp, only at `struct reader`, which
// belongs to their callers: so no local needs to be volatile.

#include "CCodecs.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    const uint8_t *bytes;
    size_t remaining;
    enum ccodecs_result result;
    char *message;
    png_structp png;
    png_infop info;
    uint16_t *row; // one row as libpng delivers it, owned
};

static void on_error(png_structp png, png_const_charp message) {
    struct reader *reader = png_get_error_ptr(png);
    if (reader->result == CCODECS_OK) reader->result = CCODECS_CORRUPT;
    snprintf(reader->message, CCODECS_MESSAGE_SIZE, "%s", message);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

static void read_bytes(png_structp png, png_bytep into, size_t count) {
    struct reader *reader = png_get_io_ptr(png);
    if (count > reader->remaining) {
        reader->result = CCODECS_TRUNCATED;
        png_error(png, "the file ends too early");
    }
    memcpy(into, reader->bytes, count);
    reader->bytes += count;
    reader->remaining -= count;
}

// Sets libpng up. Of the optional chunks only transparency is looked at; what the others say is read by Swift, within
// bounds.
static bool open_reader(struct reader *reader) {
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, on_error, on_warning);
    reader->info = reader->png ? png_create_info_struct(reader->png) : NULL;
    if (!reader->info) {
        reader->result = CCODECS_NO_MEMORY;
        snprintf(reader->message, CCODECS_MESSAGE_SIZE, "out of memory");
        return false;
    }
    if (setjmp(png_jmpbuf(reader->png))) return false;

    png_set_read_fn(reader->png, reader, read_bytes);
    png_set_crc_action(reader->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_user_limits(reader->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX); // the caller has limits of its own
    png_set_keep_unknown_chunks(reader->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    return true;
}

static void close_reader(struct reader *reader) {
    png_destroy_read_struct(&reader->png, &reader->info, NULL);
    free(reader->row);
}

static bool read_header(struct reader *reader) {
    if (setjmp(png_jmpbuf(reader->png))) return false;
    png_read_info(reader->png, reader->info);
    return true;
}

static struct ccodecs_header header_of(const struct reader *reader) {
    png_byte type = png_get_color_type(reader->png, reader->info);
    struct ccodecs_header header = {
        .width = png_get_image_width(reader->png, reader->info),
        .height = png_get_image_height(reader->png, reader->info),
        .colours = type & PNG_COLOR_MASK_COLOR ? CCODECS_RGB : CCODECS_GRAY,
        .has_alpha = (type & PNG_COLOR_MASK_ALPHA) || png_get_valid(reader->png, reader->info, PNG_INFO_tRNS),
    };
    return header;
}

// Whatever is stored, deliver RGB or RGBA with 16 bits in the byte order of this machine. Gamma is left alone.
static void request_wide_rgb(struct reader *reader) {
    png_set_expand_16(reader->png);
    png_set_gray_to_rgb(reader->png);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    png_set_swap(reader->png);
#endif
}

static void pack_row(uint16_t *row, const uint16_t *samples, const uint16_t *alpha, size_t width) {
    if (!alpha) {
        memcpy(row, samples, width * 3 * sizeof *row);
        return;
    }
    for (size_t x = 0; x < width; x++) {
        memcpy(row + x * 4, samples + x * 3, 3 * sizeof *row);
        row[x * 4 + 3] = alpha[x];
    }
}

static void unpack_row(const uint16_t *row, uint16_t *samples, uint16_t *alpha, size_t width) {
    if (!alpha) {
        memcpy(samples, row, width * 3 * sizeof *row);
        return;
    }
    for (size_t x = 0; x < width; x++) {
        memcpy(samples + x * 3, row + x * 4, 3 * sizeof *row);
        alpha[x] = row[x * 4 + 3];
    }
}

static void read_rows(struct reader *reader, const struct ccodecs_header *header, uint16_t *samples, uint16_t *alpha) {
    if (setjmp(png_jmpbuf(reader->png))) return;
    request_wide_rgb(reader);
    int passes = png_set_interlace_handling(reader->png);
    png_read_update_info(reader->png, reader->info);
    size_t width = header->width, channels = alpha ? 4 : 3;
    if (png_get_rowbytes(reader->png, reader->info) != width * channels * sizeof *reader->row) {
        png_error(reader->png, "the rows are not as long as the header says");
    }
    reader->row = malloc(width * channels * sizeof *reader->row);
    if (!reader->row) {
        reader->result = CCODECS_NO_MEMORY;
        png_error(reader->png, "out of memory");
    }

    for (int pass = 0; pass < passes; pass++) {
        for (size_t y = 0; y < header->height; y++) {
            uint16_t *row_alpha = alpha ? alpha + y * width : NULL;
            // A later pass of an interlaced picture adds its pixels to those already there.
            pack_row(reader->row, samples + y * width * 3, row_alpha, width);
            png_read_row(reader->png, (png_bytep)reader->row, NULL);
            unpack_row(reader->row, samples + y * width * 3, row_alpha, width);
        }
    }
    png_read_end(reader->png, NULL); // without an end the file is not whole
}

enum ccodecs_result ccodecs_png_header(const uint8_t *bytes, size_t count, struct ccodecs_header *header,
                                       char *message) {
    struct reader reader = {.bytes = bytes, .remaining = count, .message = message};
    if (open_reader(&reader)) {
        read_header(&reader);
        *header = header_of(&reader);
    }
    close_reader(&reader);
    return reader.result;
}

enum ccodecs_result ccodecs_png_decode(const uint8_t *bytes, size_t count, const struct ccodecs_header *header,
                                       uint16_t *samples, uint16_t *alpha, char *message) {
    struct reader reader = {.bytes = bytes, .remaining = count, .message = message};
    if (open_reader(&reader) && read_header(&reader)) read_rows(&reader, header, samples, alpha);
    close_reader(&reader);
    return reader.result;
}

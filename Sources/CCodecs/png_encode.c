// PNG out, marked as sRGB.

#include "CCodecs.h"
#include "samples.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct writer {
    struct ccodecs_file file;
    size_t capacity;
    enum ccodecs_result result;
    char *message;
    png_structp png;
    png_infop info;
    uint8_t *row; // one row as it stands in the file, owned
};

static void on_error(png_structp png, png_const_charp message) {
    struct writer *writer = png_get_error_ptr(png);
    if (writer->result == CCODECS_OK) writer->result = CCODECS_CORRUPT;
    snprintf(writer->message, CCODECS_MESSAGE_SIZE, "%s", message);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

static void fail_for_memory(struct writer *writer) {
    writer->result = CCODECS_NO_MEMORY;
    png_error(writer->png, "out of memory");
}

static void write_bytes(png_structp png, png_bytep bytes, size_t count) {
    struct writer *writer = png_get_io_ptr(png);
    size_t needed = writer->file.count + count;
    if (needed > writer->capacity) {
        size_t capacity = needed * 2;
        uint8_t *grown = realloc(writer->file.bytes, capacity);
        if (!grown) fail_for_memory(writer);
        writer->file.bytes = grown;
        writer->capacity = capacity;
    }
    memcpy(writer->file.bytes + writer->file.count, bytes, count);
    writer->file.count = needed;
}

static void flush_nothing(png_structp png) {
    (void)png;
}

static uint8_t *put_sample(uint8_t *at, uint16_t value, int bit_depth) {
    if (bit_depth == 8) {
        *at = ccodecs_narrowed(value);
        return at + 1;
    }
    at[0] = (uint8_t)(value >> 8);
    at[1] = (uint8_t)value;
    return at + 2;
}

static void pack_row(uint8_t *row, const uint16_t *samples, const uint16_t *alpha, size_t width, int bit_depth) {
    for (size_t x = 0; x < width; x++) {
        for (size_t channel = 0; channel < 3; channel++) {
            row = put_sample(row, samples[x * 3 + channel], bit_depth);
        }
        if (alpha) row = put_sample(row, alpha[x], bit_depth);
    }
}

static void write_picture(struct writer *writer, const uint16_t *samples, const uint16_t *alpha, size_t width,
                          size_t height, int bit_depth) {
    if (setjmp(png_jmpbuf(writer->png))) return;
    png_set_write_fn(writer->png, writer, write_bytes, flush_nothing);
    png_set_user_limits(writer->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    int color_type = alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB;
    png_set_IHDR(writer->png, writer->info, (png_uint_32)width, (png_uint_32)height, bit_depth, color_type,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(writer->png, writer->info, PNG_sRGB_INTENT_PERCEPTUAL);
    png_write_info(writer->png, writer->info);

    writer->row = malloc(png_get_rowbytes(writer->png, writer->info));
    if (!writer->row) fail_for_memory(writer);
    for (size_t y = 0; y < height; y++) {
        pack_row(writer->row, samples + y * width * 3, alpha ? alpha + y * width : NULL, width, bit_depth);
        png_write_row(writer->png, writer->row);
    }
    png_write_end(writer->png, NULL);
}

enum ccodecs_result ccodecs_png_encode(const uint16_t *samples, const uint16_t *alpha, uint32_t width, uint32_t height,
                                       int bit_depth, struct ccodecs_file *file, char *message) {
    struct writer writer = {.message = message};
    writer.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &writer, on_error, on_warning);
    writer.info = writer.png ? png_create_info_struct(writer.png) : NULL;
    if (writer.info) {
        write_picture(&writer, samples, alpha, width, height, bit_depth);
    } else {
        writer.result = CCODECS_NO_MEMORY;
        snprintf(message, CCODECS_MESSAGE_SIZE, "out of memory");
    }
    png_destroy_write_struct(&writer.png, &writer.info);
    free(writer.row);
    *file = writer.file;
    if (writer.result != CCODECS_OK) ccodecs_release(file);
    return writer.result;
}

void ccodecs_release(struct ccodecs_file *file) {
    free(file->bytes);
    *file = (struct ccodecs_file){0};
}

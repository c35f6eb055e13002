// JPEG in. As for PNG, what must survive the longjmp belongs to the callers of the functions with a setjmp.

#include "jpeg_failure.h"
#include "samples.h"

// Each scan of a progressive file costs a pass over the whole picture, and a small hostile file can hold thousands.
// Encoders write about ten.
enum { MOST_SCANS = 100 };

struct reader {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_progress_mgr progress;
    struct ccodecs_jpeg_failure failure;
};

static void limit_scans(j_common_ptr codec) {
    if (((j_decompress_ptr)codec)->input_scan_number > MOST_SCANS) {
        ccodecs_jpeg_fail(codec, CCODECS_CORRUPT, "too many scans");
    }
}

static bool read_header(struct reader *reader, const uint8_t *bytes, size_t count) {
    if (setjmp(reader->failure.escape)) return false;
    jpeg_create_decompress(&reader->jpeg);
    reader->progress.progress_monitor = limit_scans;
    reader->jpeg.progress = &reader->progress;
    jpeg_mem_src(&reader->jpeg, bytes, count);
    jpeg_read_header(&reader->jpeg, TRUE);
    return true;
}

static enum ccodecs_colours colours_of(const struct jpeg_decompress_struct *jpeg) {
    switch (jpeg->jpeg_color_space) {
    case JCS_GRAYSCALE: return CCODECS_GRAY;
    case JCS_CMYK:
    case JCS_YCCK: return jpeg->saw_Adobe_marker ? CCODECS_CMYK_INVERTED : CCODECS_CMYK;
    default: return CCODECS_RGB;
    }
}

static void widen_rgb(const JSAMPLE *row, uint16_t *samples, size_t width) {
    for (size_t i = 0; i < width * 3; i++) samples[i] = ccodecs_widened(row[i]);
}

// Without a profile: each colour is dimmed by its own ink and by black.
static void widen_cmyk(const JSAMPLE *row, uint16_t *samples, size_t width, bool inverted) {
    uint8_t flip = inverted ? 0 : 255;
    for (size_t x = 0; x < width; x++) {
        uint32_t black = row[x * 4 + 3] ^ flip;
        for (size_t channel = 0; channel < 3; channel++) {
            uint32_t light = row[x * 4 + channel] ^ flip;
            samples[x * 3 + channel] = ccodecs_widened((uint8_t)((light * black + 127) / 255));
        }
    }
}

static void read_rows(struct reader *reader, const struct ccodecs_header *header, struct ccodecs_conversion *inks,
                      uint16_t *samples) {
    j_decompress_ptr jpeg = &reader->jpeg;
    if (setjmp(reader->failure.escape)) return;
    enum ccodecs_colours colours = colours_of(jpeg);
    bool cmyk = colours == CCODECS_CMYK || colours == CCODECS_CMYK_INVERTED;
    jpeg->out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
    jpeg_start_decompress(jpeg);
    if (jpeg->output_width != header->width || jpeg->output_height != header->height) {
        ccodecs_jpeg_fail((j_common_ptr)jpeg, CCODECS_CORRUPT, "the picture is not as large as the header says");
    }
    JDIMENSION row_size = header->width * (JDIMENSION)jpeg->output_components;
    JSAMPARRAY row = jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE, row_size, 1);
    while (jpeg->output_scanline < jpeg->output_height) {
        uint16_t *line = samples + (size_t)jpeg->output_scanline * header->width * 3;
        jpeg_read_scanlines(jpeg, row, 1);
        if (cmyk && inks) {
            ccodecs_conversion_run_inks(inks, row[0], line, header->width);
        } else if (cmyk) {
            widen_cmyk(row[0], line, header->width, colours == CCODECS_CMYK_INVERTED);
        } else {
            widen_rgb(row[0], line, header->width);
        }
    }
    jpeg_finish_decompress(jpeg); // without an end the file is not whole
}

enum ccodecs_result ccodecs_jpeg_header(const uint8_t *bytes, size_t count, struct ccodecs_header *header,
                                        char *message) {
    struct reader reader = {0};
    reader.jpeg.err = ccodecs_jpeg_failure_start(&reader.failure, message);
    bool is_read = read_header(&reader, bytes, count);
    *header = (struct ccodecs_header){
        .width = reader.jpeg.image_width,
        .height = reader.jpeg.image_height,
        .colours = colours_of(&reader.jpeg),
        .is_buffered = is_read && jpeg_has_multiple_scans(&reader.jpeg),
    };
    jpeg_destroy_decompress(&reader.jpeg);
    return reader.failure.result;
}

enum ccodecs_result ccodecs_jpeg_decode(const uint8_t *bytes, size_t count, const struct ccodecs_header *header,
                                        struct ccodecs_conversion *inks, uint16_t *samples, char *message) {
    struct reader reader = {0};
    reader.jpeg.err = ccodecs_jpeg_failure_start(&reader.failure, message);
    if (read_header(&reader, bytes, count)) read_rows(&reader, header, inks, samples);
    jpeg_destroy_decompress(&reader.jpeg);
    return reader.failure.result;
}

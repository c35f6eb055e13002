// JPEG out, baseline. The segments at its start, JFIF's among them, are left to Swift.

#include "jpeg_failure.h"
#include "samples.h"

// From here on colour is kept at full resolution: who asks for such a quality looks at edges.
enum { FULL_COLOR_QUALITY = 90 };

struct writer {
    struct jpeg_compress_struct jpeg;
    struct ccodecs_jpeg_failure failure;
    unsigned char *bytes; // libjpeg's buffer, made by malloc
    unsigned long count;
};

static void start_writing(struct writer *writer, uint32_t width, uint32_t height, int quality) {
    j_compress_ptr jpeg = &writer->jpeg;
    jpeg_create_compress(jpeg);
    jpeg_mem_dest(jpeg, &writer->bytes, &writer->count);
    jpeg->image_width = width;
    jpeg->image_height = height;
    jpeg->input_components = 3;
    jpeg->in_color_space = JCS_RGB;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, quality, TRUE);
    jpeg->optimize_coding = TRUE;
    jpeg->write_JFIF_header = FALSE;
    if (quality >= FULL_COLOR_QUALITY) {
        jpeg->comp_info[0].h_samp_factor = 1;
        jpeg->comp_info[0].v_samp_factor = 1;
    }
    jpeg_start_compress(jpeg, TRUE);
}

static void write_picture(struct writer *writer, const uint16_t *samples, uint32_t width, uint32_t height,
                          int quality) {
    j_compress_ptr jpeg = &writer->jpeg;
    if (setjmp(writer->failure.escape)) {
        // Only this hands over the buffer that libjpeg has grown meanwhile, if there has ever been one.
        if (writer->bytes) jpeg->dest->term_destination(jpeg);
        return;
    }
    start_writing(writer, width, height, quality);
    size_t row_size = (size_t)width * 3;
    JSAMPARRAY row = jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE, (JDIMENSION)row_size, 1);
    while (jpeg->next_scanline < jpeg->image_height) {
        const uint16_t *line = samples + jpeg->next_scanline * row_size;
        for (size_t i = 0; i < row_size; i++) row[0][i] = ccodecs_narrowed(line[i]);
        jpeg_write_scanlines(jpeg, row, 1);
    }
    jpeg_finish_compress(jpeg);
}

enum ccodecs_result ccodecs_jpeg_encode(const uint16_t *samples, uint32_t width, uint32_t height, int quality,
                                        struct ccodecs_file *file, char *message) {
    struct writer writer = {0};
    writer.jpeg.err = ccodecs_jpeg_failure_start(&writer.failure, message);
    write_picture(&writer, samples, width, height, quality);
    jpeg_destroy_compress(&writer.jpeg);
    *file = (struct ccodecs_file){.bytes = writer.bytes, .count = writer.count};
    if (writer.failure.result != CCODECS_OK) ccodecs_release(file);
    return writer.failure.result;
}

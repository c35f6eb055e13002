// Animated GIF out, frame by frame, by giflib.

#include "CCodecs.h"

#include <gif_lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PALETTE_SIZE = 256, COLOUR_BITS = 8 };

struct ccodecs_gif {
    GifFileType *gif;
    struct ccodecs_file written; // since it was last taken
    size_t capacity;
};

static int write_bytes(GifFileType *gif, const GifByteType *bytes, int count) {
    struct ccodecs_gif *writer = gif->UserData;
    size_t needed = writer->written.count + (size_t)count;
    if (needed > writer->capacity) {
        uint8_t *grown = realloc(writer->written.bytes, needed * 2);
        if (!grown) return 0;
        writer->written.bytes = grown;
        writer->capacity = needed * 2;
    }
    memcpy(writer->written.bytes + writer->written.count, bytes, (size_t)count);
    writer->written.count = needed;
    return count;
}

// Without an end to its repetitions: an extension that Netscape thought of and all programs know.
static bool put_loop(GifFileType *gif) {
    static const char name[] = "NETSCAPE2.0";
    static const uint8_t times[] = {1, 0, 0};
    return EGifPutExtensionLeader(gif, APPLICATION_EXT_FUNC_CODE)
        && EGifPutExtensionBlock(gif, (int)strlen(name), name) && EGifPutExtensionBlock(gif, sizeof times, times)
        && EGifPutExtensionTrailer(gif);
}

struct ccodecs_gif *ccodecs_gif_open(uint16_t width, uint16_t height) {
    struct ccodecs_gif *writer = calloc(1, sizeof *writer);
    if (!writer) return NULL;
    writer->gif = EGifOpen(writer, write_bytes, NULL);
    if (writer->gif) {
        EGifSetGifVersion(writer->gif, true);
        if (EGifPutScreenDesc(writer->gif, width, height, COLOUR_BITS, 0, NULL) && put_loop(writer->gif)) return writer;
    }
    ccodecs_gif_close(writer);
    return NULL;
}

static bool put_lines(GifFileType *gif, const uint8_t *indices) {
    for (int y = 0; y < gif->SHeight; y++) {
        // giflib only reads the line, but may mask what does not fit the palette.
        if (!EGifPutLine(gif, (GifPixelType *)(uintptr_t)(indices + (size_t)y * (size_t)gif->SWidth), gif->SWidth)) {
            return false;
        }
    }
    return true;
}

bool ccodecs_gif_append(struct ccodecs_gif *writer, const uint8_t *palette, const uint8_t *indices,
                        uint16_t hundredths) {
    GifFileType *gif = writer->gif;
    GraphicsControlBlock control = {
        .DisposalMode = DISPOSE_DO_NOT, .DelayTime = hundredths, .TransparentColor = NO_TRANSPARENT_COLOR};
    GifByteType extension[4];
    size_t size = EGifGCBToExtension(&control, extension);
    ColorMapObject *colours = GifMakeMapObject(PALETTE_SIZE, NULL);
    if (!colours) return false;
    for (int i = 0; i < PALETTE_SIZE; i++) {
        colours->Colors[i] = (GifColorType){palette[i * 3], palette[i * 3 + 1], palette[i * 3 + 2]};
    }
    bool is_written = EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, (int)size, extension)
        && EGifPutImageDesc(gif, 0, 0, gif->SWidth, gif->SHeight, false, colours) && put_lines(gif, indices);
    GifFreeMapObject(colours);
    return is_written;
}

struct ccodecs_file ccodecs_gif_take(struct ccodecs_gif *writer) {
    struct ccodecs_file taken = writer->written;
    writer->written = (struct ccodecs_file){0};
    writer->capacity = 0;
    return taken;
}

struct ccodecs_file ccodecs_gif_close(struct ccodecs_gif *writer) {
    if (writer->gif) EGifCloseFile(writer->gif, NULL);
    struct ccodecs_file last = writer->written;
    free(writer);
    return last;
}

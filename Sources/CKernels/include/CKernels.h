// The engine's hot loops.
//
// Features are row-major height x width x channels, 32-bit floats, their channels padded with zeros to whole groups of
// sixteen and their memory aligned to 64 bytes. A picture has three channels and no padding. Every loop exists once and
// is compiled once per instruction set; a table of pointers is chosen at run time. Sums are returned as doubles, because
// a loss adds up millions of squares.

#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

enum __attribute__((enum_extensibility(closed))) ck_isa {
    CK_REFERENCE = 0,
    CK_AVX2 = 1,
    CK_AVX512 = 2,
};

/// Winograd's tiles: so many outputs each way.
enum __attribute__((enum_extensibility(closed))) ck_tile {
    CK_TILE_4 = 4,
    CK_TILE_6 = 6,
};

enum __attribute__((enum_extensibility(closed))) ck_pooling {
    CK_POOLING_NONE = 0,
    CK_POOLING_MAXIMUM = 1,
    CK_POOLING_AVERAGE = 2,
};

/// The size of features.
struct ck_map {
    size_t height, width, channels;
};

/// A piece of a map, copied out together with what surrounds it: rows x columns x channels, from (top, left) and a channel
/// on. What lies outside the map is zero.
struct ck_window {
    float *values;
    size_t rows, columns, channels;
    ptrdiff_t top, left;
    size_t first_channel;
};

/// A run of tiles side by side in one row of tiles, and the channel groups of it that are meant.
struct ck_tiles {
    size_t top, left, count;
    size_t first_group, groups;
};

/// A part of a layer's kernels: groups of the channels that are written, and the channels that are read.
struct ck_block {
    size_t first_group, groups;
    size_t first_channel, channels;
};

/// Values of tiles in Winograd's domain: for each frequency, for each channel group, sixteen values a tile.
struct ck_spectrum {
    float *values;
    size_t frequency_step, group_step;
};

/// What becomes of a convolution's outputs.
struct ck_features {
    const float *bias;
    /// The features, whole; NULL where nobody asks for them.
    float *_Nullable features;
    /// Whether `features` are stored rectified.
    bool rectified;
    /// A bit for every feature, set where a gradient passes on its way back: through the rectifier and through the
    /// pooling, if there is one. Sixteen channels a word.
    uint16_t *gates;
    enum ck_pooling pooling;
    /// The rectified features pooled; NULL without pooling.
    float *_Nullable pooled;
};

/// What an Adam step needs besides its vectors.
struct ck_adam {
    float beta1, beta2;
    /// Learning rate with the bias corrections that the chosen form multiplies into it.
    float step;
    /// Multiplies the square root of the second moment before epsilon is added.
    float second_scale;
    float epsilon;
};

struct ck_table {
    enum ck_isa isa;

    /// Copies a window out of features; with `rectify`, negative values become zero.
    void (*fill_window)(const float *in, struct ck_map map, bool rectify, struct ck_window window);
    /// Copies a window out of the gradient that a pooled gradient stands for: `scale` times it where the gate is open. The
    /// map is that of the features before pooling.
    void (*fill_unpooled)(const float *pooled, const uint16_t *gates, float scale, struct ck_map map,
                          struct ck_window window);
    /// Computes a window of the first convolution's features from a picture: kernels (dy, dx, colour) x channels.
    void (*first_layer)(const float *picture, struct ck_map map, const float *kernels, const float *bias, bool rectify,
                        struct ck_window window);
    /// Adds up a 3x3 neighbourhood of colours per position, (dy, dx, colour), where the positions see it: in a patch that
    /// is larger by one pixel all round, and is overwritten.
    void (*scatter_first)(const float *neighbourhoods, size_t rows, size_t columns, float *patch);

    /// Takes some kernels to Winograd's domain: spectrum[frequency][group][channel][16], the groups being of outputs and the
    /// channels of inputs. The taps of all kernels lie as groups of outputs x `in` inputs x 9 x 16.
    void (*winograd_kernels)(enum ck_tile tile, const float *taps, size_t in, struct ck_block block,
                             struct ck_spectrum spectrum);
    /// The same for the transposed convolution: kernels turned by 180 degrees, the groups being of inputs and the channels
    /// of outputs, whole groups of them.
    void (*winograd_turned_kernels)(enum ck_tile tile, const float *taps, size_t in, struct ck_block block,
                                    struct ck_spectrum spectrum);
    /// Takes a run of tiles to Winograd's domain; the window begins one pixel above and left of the first tile.
    void (*winograd_input)(enum ck_tile tile, struct ck_window window, size_t tiles, struct ck_spectrum spectrum);
    /// Multiplies, for each of so many frequencies, tiles by kernels: out[frequency][group][tile] for so many groups. With
    /// `accumulate`, adds to what is there.
    void (*winograd_multiply)(size_t frequencies, size_t tiles, size_t in_groups, size_t out_groups, bool accumulate,
                              struct ck_spectrum in, struct ck_spectrum kernels, struct ck_spectrum out);
    /// Takes products back from Winograd's domain and makes features of them.
    void (*winograd_features)(enum ck_tile tile, struct ck_spectrum products, struct ck_tiles tiles, struct ck_map map,
                              struct ck_features target);
    /// Takes products back from Winograd's domain and makes a gradient of them; with gates, zero where they are shut.
    void (*winograd_gradient)(enum ck_tile tile, struct ck_spectrum products, struct ck_tiles tiles, struct ck_map map,
                              const uint16_t *_Nullable gates, float *out);

    /// Writes rows x channels as groups x rows x 16: a spectrum of one frequency.
    void (*pack)(const float *in, size_t rows, size_t channels, float *out);
    /// Adds such a spectrum to rows x channels.
    void (*add_packed)(const float *packed, size_t rows, size_t channels, float *out);
    /// Adds the inner products of packed positions' channels to a Gram matrix, on and below the diagonal at least.
    void (*add_gram)(const float *packed, size_t positions, size_t channels, float *gram);

    /// Clears gradient[i] where the rectifier's input (or output) was not positive.
    void (*rectifier_gradient)(float *gradient, const float *activation, size_t count);

    /// Returns the sum of (a - b)^2 and adds scale * (a - b) to gradient.
    double (*squared_distance)(const float *a, const float *b, size_t count, float scale, float *gradient);
    /// Returns the sum of (scale * gram - target)^2 and replaces gram by scale * gram - target.
    double (*gram_distance)(float *gram, const float *target, size_t count, float scale);

    /// Returns the sum over the pixels of rows [begin, end) and their channels of (dx^2 + dy^2)^exponent for a three-channel
    /// picture, its last row and column left out, and adds to the gradient of these rows weight times that of the sum over
    /// all rows.
    double (*total_variation)(const float *pixels, size_t height, size_t width, size_t begin, size_t end, float exponent,
                              float weight, float *gradient);

    double (*dot)(const float *a, const float *b, size_t count);
    /// y += a * x
    void (*add_scaled)(float *y, const float *x, size_t count, float a);
    /// y += a * x; returns the sum of y * z
    double (*add_scaled_dot)(float *y, const float *x, size_t count, float a, const float *z);
    /// x *= a
    void (*scale)(float *x, size_t count, float a);
    void (*adam)(float *x, float *first, float *second, const float *gradient, size_t count, struct ck_adam settings);
    /// Keeps each pixel's three channels within [low, high].
    void (*clamp3)(float *pixels, size_t count, const float *low, const float *high);
};

/// The loops for one instruction set; NULL where this machine cannot run them.
const struct ck_table *_Nullable ck_table_for(enum ck_isa isa);

/// The OpenBLAS core name that suits this processor where OpenBLAS 0.3.21 would mistake it for a Haswell; else NULL.
const char *_Nullable ck_openblas_core(void);

#pragma clang assume_nonnull end

#endif

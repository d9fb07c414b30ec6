// SPDX-License-Identifier: MIT
// Whole numbers throughout: a source row y covers [y * to, y * to + to) and a row of the result
// [row * from, row * from + from) on one axis of from * to steps, so that every overlap is exact.
#include "platform/scale.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static int
smaller(int a, int b)
{
    return a < b ? a : b;
}

static int
larger(int a, int b)
{
    return a > b ? a : b;
}

static void
add_row(uint32_t *sums, const uint8_t *row, size_t count, uint32_t weight)
{
    for (size_t i = 0; i < count; i++)
        sums[i] += row[i] * weight;
}

// The weighted sum of the source rows that row `y` of the result covers.
static void
sum_rows(const struct pixels *from, int to_height, int y, int channels, uint32_t *sums)
{
    size_t count = (size_t)from->width_px * (size_t)channels;
    int start = y * from->height_px, end = start + from->height_px;
    memset(sums, 0, count * sizeof *sums);
    for (int row = start / to_height; row * to_height < end; row++) {
        int overlap =
            smaller(end, (row + 1) * to_height) - larger(start, row * to_height);
        add_row(sums, from->bytes + (ptrdiff_t)row * from->pitch_bytes, count,
                (uint32_t)overlap);
    }
}

static void
sum_columns(const uint32_t *sums, const struct pixels *from, struct pixels *to, int y,
            int channels)
{
    double share = 1.0 / ((double)from->width_px * from->height_px);
    uint8_t *out = to->bytes + (ptrdiff_t)y * to->pitch_bytes;
    for (int x = 0; x < to->width_px; x++) {
        int start = x * from->width_px, end = start + from->width_px;
        uint64_t total[4] = {0};
        for (int column = start / to->width_px; column * to->width_px < end; column++) {
            int overlap = smaller(end, (column + 1) * to->width_px) -
                          larger(start, column * to->width_px);
            for (int i = 0; i < channels; i++)
                total[i] += (uint64_t)sums[column * channels + i] * (uint64_t)overlap;
        }
        for (int i = 0; i < channels; i++)
            *out++ = (uint8_t)((double)total[i] * share + 0.5);
    }
}

void
scale_area(const struct pixels *from, struct pixels *to, int channels)
{
    assert(channels >= 1 && channels <= 4 && from->width_px > 0 && from->height_px > 0);
    uint32_t *sums = malloc((size_t)from->width_px * (size_t)channels * sizeof *sums);
    assert(sums);
    for (int y = 0; y < to->height_px; y++) {
        sum_rows(from, to->height_px, y, channels, sums);
        sum_columns(sums, from, to, y, channels);
    }
    free(sums);
}

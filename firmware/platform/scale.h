// SPDX-License-Identifier: MIT
// Scaling by area: every pixel of the result is the average of what it covers, so thin lines and
// small text stay even. The same bytes on every machine.
#pragma once

#include "base/attributes.h"

#include <stddef.h>
#include <stdint.h>

struct pixels { // 8 bits a channel
    uint8_t *bytes;
    int width_px;
    int height_px;
    int pitch_bytes;
};

// Fills `to` with the picture `from`, both of `channels` channels (1 to 4; colours with alpha must
// be premultiplied).
void
scale_area(const struct pixels *from, struct pixels *to, int channels);

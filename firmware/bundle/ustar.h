// SPDX-License-Identifier: MIT
// The one form of tar archive a bundle has. A member's header is made from its name and
// size, and compared; no header is ever understood, so none can mislead. GNU tar makes the
// same with --format=ustar --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=0644
// --blocking-factor=1.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    USTAR_BLOCK = 512,
    USTAR_END_BYTES = 2 * USTAR_BLOCK, // zeros at the end of an archive
};

// Writes the header of a member. The name has at most 99 bytes, the size at most 33 bits.
void
ustar_header(const char *name, uint64_t size, uint8_t header[static USTAR_BLOCK]);

// Whether these bytes are the header of such a member.
bool
ustar_is_header(const uint8_t header[static USTAR_BLOCK], const char *name,
                uint64_t size) MUST_CHECK;

// Whether these bytes are the header of a member `name` of whatever size up to `most`; says
// which size.
bool
ustar_take_size(const uint8_t header[static USTAR_BLOCK], const char *name, uint64_t most,
                uint64_t *size) MUST_CHECK;

// What a file of this size fills, without its header.
uint64_t
ustar_padded(uint64_t size) MUST_CHECK;

bool
ustar_is_zero(const uint8_t *bytes, size_t len) MUST_CHECK;

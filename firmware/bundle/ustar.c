// SPDX-License-Identifier: MIT
#include "bundle/ustar.h"

#include <string.h>

// Places and widths of the fields in a header, as POSIX has them.
enum {
    MODE_AT = 100,
    OWNER_AT = 108,
    GROUP_AT = 116,
    SIZE_AT = 124,
    SIZE_DIGITS = 11,
    TIME_AT = 136,
    SUM_AT = 148,
    SUM_DIGITS = 6,
    SUM_BYTES = 8,
    TYPE_AT = 156,
    MAGIC_AT = 257,
    MAJOR_AT = 329,
    MINOR_AT = 337,
    DIGITS = 7,
};

// Octal digits, right to left; the byte behind them stays zero.
static void
put_octal(uint8_t *field, size_t digits, uint64_t number)
{
    for (size_t i = digits; i > 0; i--, number >>= 3)
        field[i - 1] = (uint8_t)('0' + (number & 7));
}

void
ustar_header(const char *name, uint64_t size, uint8_t header[static USTAR_BLOCK])
{
    uint64_t sum = 0;
    memset(header, 0, USTAR_BLOCK);
    memcpy(header, name, strlen(name));
    put_octal(header + MODE_AT, DIGITS, 0644);
    put_octal(header + OWNER_AT, DIGITS, 0);
    put_octal(header + GROUP_AT, DIGITS, 0);
    put_octal(header + SIZE_AT, SIZE_DIGITS, size);
    put_octal(header + TIME_AT, SIZE_DIGITS, 0);
    memset(header + SUM_AT, ' ', SUM_BYTES);
    header[TYPE_AT] = '0';
    memcpy(header + MAGIC_AT,
           "ustar\0"
           "00",
           8);
    put_octal(header + MAJOR_AT, DIGITS, 0);
    put_octal(header + MINOR_AT, DIGITS, 0);
    for (size_t i = 0; i < USTAR_BLOCK; i++)
        sum += header[i];
    put_octal(header + SUM_AT, SUM_DIGITS, sum);
    header[SUM_AT + SUM_DIGITS] = '\0';
}

bool
ustar_is_header(const uint8_t header[static USTAR_BLOCK], const char *name, uint64_t size)
{
    uint8_t expected[USTAR_BLOCK];
    ustar_header(name, size, expected);
    return memcmp(header, expected, USTAR_BLOCK) == 0;
}

bool
ustar_take_size(const uint8_t header[static USTAR_BLOCK], const char *name, uint64_t most,
                uint64_t *size)
{
    // Whatever is no digit gives a size whose header is another one.
    *size = 0;
    for (size_t i = 0; i < SIZE_DIGITS; i++)
        *size = *size << 3 | (header[SIZE_AT + i] & 7);
    return *size <= most && ustar_is_header(header, name, *size);
}

uint64_t
ustar_padded(uint64_t size)
{
    return (size + USTAR_BLOCK - 1) / USTAR_BLOCK * USTAR_BLOCK;
}

bool
ustar_is_zero(const uint8_t *bytes, size_t len)
{
    uint8_t any = 0;
    for (size_t i = 0; i < len; i++)
        any |= bytes[i];
    return any == 0;
}

// SPDX-License-Identifier: MIT
#include "bundle/author.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { MANIFEST_HEAD_BYTES = 1024, MANIFEST_LINE_BYTES = 256 };

static void
write_date(uint32_t date, char text[static 16])
{
    if (date == 0)
        snprintf(text, 16, "none");
    else
        snprintf(text, 16, "%04" PRIu32 "-%02" PRIu32 "-%02" PRIu32, date / 10000 % 10000,
                 date / 100 % 100, date % 100);
}

struct author_text
author_manifest(const struct manifest *manifest, struct arena *arena)
{
    char site[2 * SITE_BYTES + 1], hex[HASH_HEX_BYTES], created[16], review_by[16];
    size_t room = MANIFEST_HEAD_BYTES + manifest->file_count * MANIFEST_LINE_BYTES;
    char *text = arena_alloc(arena, room);
    hash_to_hex(manifest->site, SITE_BYTES, site);
    hash_to_hex(manifest->content, HASH_BYTES, hex);
    write_date(manifest->created, created);
    write_date(manifest->review_by, review_by);
    int len = snprintf(
        text, room,
        "kiosk-content %d\nsite %s\nserial %" PRIu64 "\ncreated %s\nmin-ok %" PRIu64
        "\nreview-by %s\nfiles %zu\ncontent %s\nneeds %u\ndraft %s\n",
        MANIFEST_FORMAT, site, manifest->serial, created, manifest->min_ok, review_by,
        manifest->file_count, hex, manifest->needs, manifest->draft ? "yes" : "no");
    for (size_t i = 0; i < manifest->file_count; i++) {
        const struct manifest_file *file = &manifest->files[i];
        hash_to_hex(file->hash, HASH_BYTES, hex);
        len += snprintf(text + len, room - (size_t)len, "file %s %" PRIu64 " %s\n", hex,
                        file->size, file->name);
    }
    len += snprintf(text + len, room - (size_t)len, "end\n");
    return (struct author_text){text, (size_t)len};
}

void
author_key_text(const struct public_key *key, char text[static AUTHOR_KEY_TEXT_BYTES])
{
    uint8_t raw[PUBLIC_KEY_RAW_BYTES] = {'E', 'd'};
    memcpy(raw + 2, key->id, KEY_ID_BYTES);
    memcpy(raw + 2 + KEY_ID_BYTES, key->point, PUBLIC_KEY_BYTES);
    sodium_bin2base64(text, AUTHOR_KEY_TEXT_BYTES, raw, sizeof raw,
                      sodium_base64_VARIANT_ORIGINAL);
}

struct author_text
author_trust(const struct trust *trust, struct arena *arena)
{
    char site[2 * SITE_BYTES + 1], key[AUTHOR_KEY_TEXT_BYTES];
    hash_to_hex(trust->site, SITE_BYTES, site);
    author_key_text(&trust->owner, key);
    char *text = arena_alloc(arena, BUNDLE_MAX_TRUST_BYTES);
    int len = snprintf(text, BUNDLE_MAX_TRUST_BYTES,
                       "kiosk-trust 1\nsite %s\nversion %" PRIu64 "\nfloor-reset %" PRIu64
                       "\nowner %s\ndesks %zu\n",
                       site, trust->version, trust->floor_reset, key, trust->desk_count);
    for (size_t i = 0; i < trust->desk_count; i++) {
        author_key_text(&trust->desks[i], key);
        len +=
            snprintf(text + len, BUNDLE_MAX_TRUST_BYTES - (size_t)len, "desk %s\n", key);
    }
    len += snprintf(text + len, BUNDLE_MAX_TRUST_BYTES - (size_t)len, "end\n");
    return (struct author_text){text, (size_t)len};
}

// ---- the archive ----------------------------------------------------------------------

// Adds `len` bytes that are zero until they are written.
static uint8_t *
grow(struct author_archive *archive, size_t len)
{
    if (len > archive->capacity - archive->len) {
        size_t capacity = 2 * archive->capacity + len;
        uint8_t *bytes = arena_alloc(archive->arena, capacity);
        if (archive->len > 0)
            memcpy(bytes, archive->bytes, archive->len);
        archive->bytes = bytes;
        archive->capacity = capacity;
    }
    archive->len += len;
    return archive->bytes + archive->len - len;
}

void
author_add_member(struct author_archive *archive, const char *name, const void *bytes,
                  size_t len)
{
    ustar_header(name, len, grow(archive, USTAR_BLOCK));
    uint8_t *body = grow(archive, (size_t)ustar_padded(len));
    if (len > 0)
        memcpy(body, bytes, len);
}

void
author_end_archive(struct author_archive *archive)
{
    grow(archive, USTAR_END_BYTES);
}

// ---- codes ----------------------------------------------------------------------------

void
author_code(const uint8_t hash[static HASH_BYTES], char code[static AUTHOR_CODE_BYTES])
{
    static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    uint64_t bits = 0;
    for (size_t i = 0; i < 5; i++)
        bits = bits << 8 | hash[i];
    for (int i = 0; i < 8; i++)
        code[i < 4 ? i : i + 1] = letters[bits >> (35 - 5 * i) & 31];
    code[4] = '-';
    code[9] = '\0';
}

void
author_key_code(const struct public_key *key, char code[static AUTHOR_CODE_BYTES])
{
    uint8_t hash[HASH_BYTES];
    hash_bytes(key->point, sizeof key->point, hash);
    author_code(hash, code);
}

// SPDX-License-Identifier: MIT
// anteroom pack: a content folder without errors becomes a signed bundle, one file for a USB
// stick. The same folder with the same number and key gives the same bytes.
#include "commands/commands.h"

#include "base/clock.h"
#include "base/file.h"
#include "bundle/verify.h"
#include "commands/parcel.h"
#include "commands/pass.h"
#include "commands/session.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pack {
    const struct options *options;
    struct arena arena;
    char assets[PATH_MAX];
    struct secret_key secret;
    struct trust trust;
    struct trust_papers papers;
    struct parcel parcel;
    size_t changed; // pages that have changed since they were approved
    struct manifest *manifest;
    struct bundle *bundle; // what it was verified to be
    const char *last_path; // LAST beside the key: the highest number it has signed
    uint64_t last;         // no number may be below, 0: none
    struct author_archive archive;
};

static bool
fail(const char *sentence)
{
    fprintf(stderr, "anteroom pack: error: %s\n", sentence);
    return false;
}

// ---- before anything is made ----------------------------------------------------------

static bool
check_options(const struct options *options)
{
    if (!options->key)
        return fail("no key named (write: --key desk.key, made by anteroom keys new)");
    if (!options->out)
        return fail("no bundle named (write: --out NAME.kiosk)");
    const char *ending = strrchr(options->out, '.');
    if (!ending || strcmp(ending, ".kiosk") != 0)
        return fail("a kiosk looks for names that end with .kiosk (rename --out)");
    return true;
}

// Pages that say they are approved, and are drafts all the same.
static size_t
count_changed(struct session *session)
{
    size_t changed = 0;
    session_read_rest(session);
    for (size_t i = 0; i < session->edition.count; i++) {
        const struct content *own = session->edition.languages[i].own;
        for (size_t k = 0; own && k < own->page_count; k++)
            changed += own->pages[k].approval == APPROVAL_CHANGED ||
                       own->pages[k].approval == APPROVAL_UNTIED;
    }
    return changed;
}

// Checks every language; problems are printed as by check.
static bool
check_content(struct pack *pack)
{
    struct session session;
    struct options options = *pack->options;
    options.out = NULL;
    bool opened = session_open(&session, "pack", &options);
    snprintf(pack->assets, sizeof pack->assets, "%s", session.assets);
    pack->changed = opened ? count_changed(&session) : 0;
    session_close(&session);
    return opened && (check_folder(&options, "pack") == 0 ||
                      fail("the content has errors (mend them; nothing was written)"));
}

static bool
open_keys(struct pack *pack)
{
    const char *trust = pass_beside(&pack->arena, pack->options->key, "TRUST");
    if (!pass_open_trust("pack", trust, &pack->trust, &pack->papers, &pack->arena) ||
        !pass_open_key("pack", pack->options->key, &pack->secret))
        return false;
    struct public_key key = secret_public(&pack->secret);
    const struct public_key *desk = trust_desk(&pack->trust, key.id);
    if (desk && memcmp(desk, &key, sizeof key) == 0)
        return true;
    if (memcmp(&pack->trust.owner, &key, sizeof key) == 0)
        return fail("this is the owner's key, which signs no content (use the desk key)");
    return fail("this key is not in the TRUST file beside it, so no kiosk would take the "
                "bundle (add it: anteroom keys add TRUST KEY.pub --key owner.key)");
}

// ---- the number -----------------------------------------------------------------------

// The number in LAST; 0 where there is none yet.
static bool
read_last(struct pack *pack, uint64_t *last)
{
    pack->last_path = pass_beside(&pack->arena, pack->options->key, "LAST");
    struct file file = file_read(AT_FDCWD, pack->last_path, 64, &pack->arena);
    *last = 0;
    if (file.status == FILE_MISSING)
        return true;
    struct lines lines = lines_of(file.bytes ? file.bytes : "", file.len);
    *last = lines_number(&lines, 1, BUNDLE_MAX_SERIAL);
    lines_literal(&lines, "\n");
    if (lines_ended(&lines))
        return true;
    fprintf(
        stderr,
        "anteroom pack: error: %s is not a number with an end of line (write the number "
        "that the kiosks show)\n",
        pack->last_path);
    return false;
}

static bool
write_last(const struct pack *pack)
{
    char line[32];
    if (pack->manifest->serial <= pack->last)
        return true;
    int len = snprintf(line, sizeof line, "%" PRIu64 "\n", pack->manifest->serial);
    if (file_write(pack->last_path, line, (size_t)len))
        return true;
    fprintf(
        stderr,
        "anteroom pack: error: %s cannot be written: %s (nothing was packed, as the next "
        "bundle could get the same number)\n",
        pack->last_path, strerror(errno));
    return false;
}

// The number of the bundle that lies at --out, if it is one of ours.
static uint64_t
replaced_serial(struct pack *pack)
{
    struct file file = file_read_start(AT_FDCWD, pack->options->out,
                                       BUNDLE_MAX_HEAD_BYTES, &pack->arena);
    struct bundle *bundle = arena_alloc(&pack->arena, sizeof *bundle);
    if (file.status != FILE_READ)
        return 0;
    const uint8_t *bytes = (const uint8_t *)file.bytes;
    enum verdict verdict = verify_head(bytes, file.len, &pack->trust, bundle);
    return verdict == VERDICT_GOOD ? bundle->manifest.serial : 0;
}

// The day in a number of the usual form, or today.
static uint32_t
day_of(uint64_t serial)
{
    char day[16];
    uint64_t date = serial / 100;
    if (date > 99999999)
        return clock_date();
    int len = snprintf(day, sizeof day, "%04" PRIu64 "-%02" PRIu64 "-%02" PRIu64,
                       date / 10000, date / 100 % 100, date % 100);
    struct lines lines = lines_of(day, (size_t)len);
    uint32_t read = lines_date(&lines);
    return read > 0 ? read : clock_date();
}

static uint64_t
larger(uint64_t left, uint64_t right)
{
    return left > right ? left : right;
}

static bool
choose_serial(struct pack *pack)
{
    struct manifest *manifest = pack->manifest;
    uint64_t today = (uint64_t)clock_date() * 100 + 1;
    if (!read_last(pack, &pack->last))
        return false;
    pack->last = larger(pack->last, larger(replaced_serial(pack), pack->options->after));
    manifest->serial = pack->options->serial;
    if (manifest->serial == 0)
        manifest->serial = today > pack->last ? today : pack->last + 1;
    manifest->created = day_of(manifest->serial);
    manifest->min_ok = pack->options->min_ok ? pack->options->min_ok : 1;
    if (manifest->serial <= pack->last && pack->options->serial == 0)
        return fail("there is no higher number left");
    if (manifest->serial < pack->last) {
        fprintf(stderr,
                "anteroom pack: error: the number %" PRIu64
                " is below that of an earlier bundle, %" PRIu64
                " (no kiosk would take it: leave --serial out)\n",
                manifest->serial, pack->last);
        return false;
    }
    if (manifest->min_ok > manifest->serial)
        return fail("--min-ok is above the bundle's own number (no kiosk could show it)");
    return true;
}

// ---- making it ------------------------------------------------------------------------

static bool
fill_manifest(struct pack *pack)
{
    struct manifest *manifest = pack->manifest;
    const struct parcel *parcel = &pack->parcel;
    memcpy(manifest->site, pack->trust.site, SITE_BYTES);
    memcpy(manifest->content, parcel->fingerprint, HASH_BYTES);
    manifest->review_by = parcel->review_by;
    manifest->needs = MANIFEST_PROGRAM;
    manifest->draft = parcel->drafts > 0;
    manifest->file_count = parcel->count;
    for (size_t i = 0; i < parcel->count; i++) {
        struct manifest_file *file = &manifest->files[i];
        snprintf(file->name, sizeof file->name, "%s", parcel->files[i].path);
        file->size = parcel->files[i].len;
        hash_bytes(parcel->files[i].bytes, parcel->files[i].len, file->hash);
    }
    return true;
}

static void
add_trust(struct pack *pack)
{
    const struct trust_papers *papers = &pack->papers;
    author_add_member(&pack->archive, "TRUST", papers->text, papers->len);
    author_add_member(&pack->archive, "TRUST.minisig", papers->signature,
                      papers->signature_len);
    if (papers->previous)
        author_add_member(&pack->archive, "TRUST.previous.minisig", papers->previous,
                          papers->previous_len);
}

static void
build_archive(struct pack *pack)
{
    const struct parcel *parcel = &pack->parcel;
    struct author_text text = author_manifest(pack->manifest, &pack->arena);
    const char *comment =
        arena_printf(&pack->arena, "anteroom bundle %" PRIu64, pack->manifest->serial);
    struct author_text minisig =
        secret_sign(&pack->secret, text.bytes, text.len, comment, &pack->arena);
    pack->archive = (struct author_archive){.arena = &pack->arena};
    author_add_member(&pack->archive, "MANIFEST", text.bytes, text.len);
    author_add_member(&pack->archive, "MANIFEST.minisig", minisig.bytes, minisig.len);
    if (pack->options->with_trust)
        add_trust(pack);
    for (size_t i = 0; i < parcel->count; i++)
        author_add_member(&pack->archive, parcel->files[i].path, parcel->files[i].bytes,
                          parcel->files[i].len);
    author_end_archive(&pack->archive);
}

// As a kiosk will: with the list it has now, the one before where a new one is carried.
static bool
verify_archive(struct pack *pack)
{
    struct author_archive *archive = &pack->archive;
    size_t start =
        archive->len < BUNDLE_MAX_HEAD_BYTES ? archive->len : BUNDLE_MAX_HEAD_BYTES;
    struct trust held = pack->trust;
    pack->bundle = arena_alloc(&pack->arena, sizeof *pack->bundle);
    if (pack->options->with_trust && !pack->papers.previous)
        held.version--;
    enum verdict verdict = VERDICT_GOOD;
    if (!(pack->options->with_trust && pack->papers.previous)) {
        verdict = verify_head(archive->bytes, start, &held, pack->bundle);
        struct verify verify = verify_begin(pack->bundle, archive->bytes, archive->len);
        if (verdict == VERDICT_GOOD)
            do
                verdict = verify_step(&verify, UINT64_MAX);
            while (verdict == VERDICT_MORE);
    }
    return verdict == VERDICT_GOOD;
}

// Names that a bundle cannot have are told before the bundle is made.
static bool
check_manifest(struct pack *pack)
{
    struct arena arena = {0};
    struct manifest *read = arena_alloc(&arena, sizeof *read);
    struct author_text text = author_manifest(pack->manifest, &arena);
    bool good = manifest_parse(text.bytes, text.len, read) == MANIFEST_GOOD;
    arena_finish(&arena);
    return good || fail("a file's name has other letters than a to z, 0 to 9, dot, dash "
                        "and underscore, or there are too many files (rename them)");
}

static bool
make(struct pack *pack)
{
    pack->manifest = arena_alloc(&pack->arena, sizeof *pack->manifest);
    if (!choose_serial(pack) || !fill_manifest(pack) || !check_manifest(pack))
        return false;
    if (pack->parcel.bytes > BUNDLE_MAX_BYTES - BUNDLE_MAX_HEAD_BYTES -
                                 (size_t)2 * USTAR_BLOCK * (BUNDLE_MAX_FILES + 1))
        return fail("the bundle would be larger than 64 MiB (make pictures smaller)");
    build_archive(pack);
    return verify_archive(pack) ||
           fail("the bundle does not verify; nothing was written");
}

static bool
write_out(struct pack *pack)
{
    const char *out = pack->options->out;
    if (!file_write(out, pack->archive.bytes, pack->archive.len)) {
        fprintf(stderr, "anteroom pack: error: %s cannot be written: %s\n", out,
                strerror(errno));
        return false;
    }
    if (file_holds(out, pack->archive.bytes, pack->archive.len))
        return true;
    fprintf(stderr,
            "anteroom pack: error: %s reads back other than it was written (use another "
            "stick)\n",
            out);
    return false;
}

static void
print_result(const struct pack *pack)
{
    const struct manifest *manifest = pack->manifest;
    uint8_t hash[HASH_BYTES];
    char code[AUTHOR_CODE_BYTES], content[HASH_HEX_BYTES];
    struct arena arena = {0};
    struct author_text text = author_manifest(manifest, &arena);
    hash_bytes(text.bytes, text.len, hash);
    author_code(hash, code);
    hash_to_hex(manifest->content, HASH_BYTES, content);
    printf("%s: %zu files, %zu KiB, written and read back\n", pack->options->out,
           manifest->file_count, (pack->archive.len + 1023) / 1024);
    printf("number   %" PRIu64 "\ncode     %s\ncontent  %s\n", manifest->serial, code,
           content);
    if (manifest->draft)
        printf("drafts   %zu pages; only kiosks that allow drafts show it\n",
               pack->parcel.drafts);
    printf("The kiosk shows the same code when it has taken the bundle.\n");
    arena_finish(&arena);
}

int
command_pack(const struct options *options)
{
    struct pack pack = {.options = options};
    bool done = sodium_init() >= 0 && check_options(options);
    if (!done)
        return 2;
    done = open_keys(&pack) && check_content(&pack) &&
           parcel_open(&pack.parcel, options->folder, pack.assets, "pack", &pack.arena);
    pack.parcel.drafts += pack.changed;
    if (done && pack.parcel.drafts > 0 && !options->allow_drafts)
        done = fail("there are drafts, which nobody has approved (approve them, or give "
                    "--allow-drafts for a kiosk that is being tried out)");
    done = done && make(&pack) && write_last(&pack) && write_out(&pack);
    if (done)
        print_result(&pack);
    secret_forget(&pack.secret);
    arena_finish(&pack.arena);
    return done ? 0 : 1;
}

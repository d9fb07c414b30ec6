// SPDX-License-Identifier: MIT
// anteroom keys: makes the clinic's two keys, shows and prints them, and changes the list of
// keys that its kiosks trust. One table of actions.
#include "commands/commands.h"

#include "base/file.h"
#include "commands/pass.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <qrencode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { KEY_FILE_BYTES = 4096 };

static bool
fail(const char *sentence)
{
    fprintf(stderr, "anteroom keys: error: %s\n", sentence);
    return false;
}

static bool
put_file(const char *path, const char *bytes, size_t len, bool secret)
{
    bool put =
        secret ? file_write_private(path, bytes, len) : file_write(path, bytes, len);
    if (!put)
        fprintf(stderr, "anteroom keys: error: %s cannot be written: %s\n", path,
                strerror(errno));
    return put;
}

static bool
is_free(const char *path)
{
    struct stat facts;
    if (lstat(path, &facts) != 0 && errno == ENOENT)
        return true;
    fprintf(stderr,
            "anteroom keys: error: %s is there already (a lost key cannot be made "
            "again: choose another name)\n",
            path);
    return false;
}

// ---- new keys -------------------------------------------------------------------------

// Asks twice for a password of at least eight letters.
static bool
choose_password(const char *name, char password[static PASSWORD_BYTES])
{
    char again[PASSWORD_BYTES];
    char question[256];
    snprintf(question, sizeof question, "New password for %s", name);
    if (!pass_ask(question, password) || strlen(password) < 8)
        return fail("a password has 8 to 254 letters (or give --no-password)");
    snprintf(question, sizeof question, "The same again");
    bool same = pass_ask(question, again) && strcmp(password, again) == 0;
    sodium_memzero(again, sizeof again);
    return same || fail("the two passwords differ");
}

// Writes the key to `stem`.key and its public half to `stem`.pub.
static bool
write_key(const char *stem, const struct secret_key *secret, bool no_password)
{
    struct arena arena = {0};
    char password[PASSWORD_BYTES] = "", text[SECRET_TEXT_BYTES] = "";
    char public_text[AUTHOR_KEY_TEXT_BYTES];
    struct public_key key = secret_public(secret);
    const char *path = arena_printf(&arena, "%s.key", stem);
    const char *public_path = arena_printf(&arena, "%s.pub", stem);
    author_key_text(&key, public_text);
    const char *public_file =
        arena_printf(&arena, "untrusted comment: Anteroom public key\n%s\n", public_text);
    bool written = is_free(path) && is_free(public_path) &&
                   (no_password || choose_password(path, password));
    if (written && !secret_lock(secret, password, text))
        written = fail("there is not enough memory to lock the key");
    if (written) {
        const char *file =
            arena_printf(&arena, "untrusted comment: Anteroom secret key\n%s\n", text);
        written = put_file(path, file, strlen(file), true) &&
                  put_file(public_path, public_file, strlen(public_file), false);
    }
    sodium_memzero(password, sizeof password);
    sodium_memzero(text, sizeof text);
    arena_finish(&arena);
    return written;
}

// Writes the list and its signatures; the previous owner's only where there is one.
static bool
write_trust(const char *path, const struct trust *trust, const struct secret_key *owner,
            const struct secret_key *previous)
{
    struct arena arena = {0};
    struct author_text text = author_trust(trust, &arena);
    const char *comment =
        arena_printf(&arena, "anteroom trust list %" PRIu64, trust->version);
    struct author_text by = secret_sign(owner, text.bytes, text.len, comment, &arena);
    const char *previous_path = arena_printf(&arena, "%s.previous.minisig", path);
    bool written =
        put_file(path, text.bytes, text.len, false) &&
        put_file(arena_printf(&arena, "%s.minisig", path), by.bytes, by.len, false);
    if (written && previous) {
        by = secret_sign(previous, text.bytes, text.len, comment, &arena);
        written = put_file(previous_path, by.bytes, by.len, false);
    } else if (written) {
        (void)remove(previous_path);
    }
    arena_finish(&arena);
    return written;
}

static bool
keys_new(const struct options *options)
{
    struct arena arena = {0};
    struct secret_key owner, desk;
    struct trust trust = {.version = 1, .desk_count = 1};
    const char *folder = options->names[1];
    const char *path = arena_printf(&arena, "%s/TRUST", folder);
    secret_new(&owner);
    secret_new(&desk);
    randombytes_buf(trust.site, sizeof trust.site);
    trust.owner = secret_public(&owner);
    trust.desks[0] = secret_public(&desk);
    bool made = mkdir(folder, 0700) == 0 || errno == EEXIST;
    if (!made)
        fprintf(stderr, "anteroom keys: error: cannot make the folder '%s' (%s)\n",
                folder, strerror(errno));
    made =
        made && is_free(path) &&
        write_key(arena_printf(&arena, "%s/owner", folder), &owner,
                  options->no_password) &&
        write_key(arena_printf(&arena, "%s/desk", folder), &desk, options->no_password) &&
        write_trust(path, &trust, &owner, NULL);
    if (made)
        printf("%s/owner.key  changes whom kiosks trust: print it (anteroom keys print "
               "%s/owner.key),\n    put the paper in an envelope, and delete the file\n"
               "%s/desk.key   signs content: it stays on this computer\n"
               "%s            belongs on the card of each kiosk, with TRUST.minisig\n",
               folder, folder, folder, path);
    secret_forget(&owner);
    secret_forget(&desk);
    arena_finish(&arena);
    return made;
}

// Another desk key, or a new owner's key: a pair of files.
static bool
keys_make(const struct options *options)
{
    const char *stem = options->names[1];
    size_t len = strlen(stem);
    if (len > 4 && strcmp(stem + len - 4, ".key") == 0)
        return fail("name the pair without an ending (NAME becomes NAME.key and "
                    "NAME.pub)");
    struct secret_key secret;
    secret_new(&secret);
    bool made = write_key(stem, &secret, options->no_password);
    if (made)
        printf("%s.key and %s.pub\n", stem, stem);
    secret_forget(&secret);
    return made;
}

// ---- looking at keys ------------------------------------------------------------------

static void
print_key(const char *role, const struct public_key *key)
{
    char id[2 * KEY_ID_BYTES + 1], code[AUTHOR_CODE_BYTES], text[AUTHOR_KEY_TEXT_BYTES];
    uint8_t shown[KEY_ID_BYTES];
    // minisign shows the id as a number, least significant byte first
    for (size_t i = 0; i < KEY_ID_BYTES; i++)
        shown[i] = key->id[KEY_ID_BYTES - 1 - i];
    hash_to_hex(shown, KEY_ID_BYTES, id);
    author_key_code(key, code);
    author_key_text(key, text);
    printf("%-6s %s  id %s  %s\n", role, code, id, text);
}

// The second line of a public key file, or its only one.
static bool
parse_public(const struct file *file, struct public_key *key)
{
    const char *at = file->bytes;
    const char *end = memchr(at, '\n', file->len);
    bool commented = file->len > 9 && memcmp(at, "untrusted", 9) == 0 && end;
    at = commented ? end + 1 : at;
    struct lines lines = lines_of(at, file->len - (size_t)(at - file->bytes));
    signature_take_key(&lines, key);
    bool ended = lines_take(&lines, "\r\n") || lines_take(&lines, "\n");
    (void)ended;
    return lines_ended(&lines);
}

static bool
read_public(const char *path, struct public_key *key)
{
    struct arena arena = {0};
    struct file file = file_read(AT_FDCWD, path, KEY_FILE_BYTES, &arena);
    bool read = file.status == FILE_READ && parse_public(&file, key);
    if (!read)
        fprintf(stderr, "anteroom keys: error: %s: %s\n", path,
                file.status == FILE_READ ? "this is no public key (name a .pub file)"
                                         : file_status_sentence(&file));
    arena_finish(&arena);
    return read;
}

static void
print_trust(const struct trust *trust)
{
    char site[2 * SITE_BYTES + 1];
    hash_to_hex(trust->site, SITE_BYTES, site);
    printf("trust list, version %" PRIu64 ", clinic %s\n", trust->version, site);
    if (trust->floor_reset > 0)
        printf("lowers the least number of a bundle to %" PRIu64 "\n",
               trust->floor_reset);
    print_key("owner", &trust->owner);
    for (size_t i = 0; i < trust->desk_count; i++)
        print_key("desk", &trust->desks[i]);
}

static bool
keys_show(const struct options *options)
{
    struct arena arena = {0};
    struct trust trust;
    struct public_key key;
    struct secret_key secret;
    const char *path = options->names[1];
    struct file file = file_read(AT_FDCWD, path, KEY_FILE_BYTES, &arena);
    bool shown = true;
    if (file.status != FILE_READ) {
        fprintf(stderr, "anteroom keys: error: %s: %s\n", path,
                file_status_sentence(&file));
        shown = false;
    } else if (trust_parse(file.bytes, file.len, &trust)) {
        struct trust_papers papers;
        shown = pass_open_trust("keys", path, &trust, &papers, &arena);
        if (shown)
            print_trust(&trust);
    } else if (parse_public(&file, &key)) {
        print_key("public", &key);
    } else if ((shown = pass_open_key("keys", path, &secret))) {
        key = secret_public(&secret);
        print_key("secret", &key);
        secret_forget(&secret);
    }
    arena_finish(&arena);
    return shown;
}

// Two rows of modules a line, dark on light whatever the terminal's colors, with the quiet
// zone of four modules that readers need.
static bool
print_code(const char *text)
{
    static const char *const halves[] = {" ", "▀", "▄", "█"};
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (!code)
        return fail("there is not enough memory to draw the code");
    for (int y = -4; y < code->width + 4; y += 2) {
        fputs("\x1b[30;107m", stdout);
        for (int x = -4; x < code->width + 4; x++) {
            unsigned dark = 0;
            for (int half = 0; half < 2; half++)
                if (x >= 0 && x < code->width && y + half >= 0 && y + half < code->width)
                    dark |= (code->data[(y + half) * code->width + x] & 1U) << half;
            fputs(halves[dark], stdout);
        }
        puts("\x1b[0m");
    }
    QRcode_free(code);
    return true;
}

// The line goes to paper as it is in the file: locked, if it has a password.
static bool
keys_print(const struct options *options)
{
    struct arena arena = {0};
    const char *path = options->names[1];
    struct file file = file_read(AT_FDCWD, path, KEY_FILE_BYTES, &arena);
    bool printed = false;
    if (file.status != FILE_READ) {
        fprintf(stderr, "anteroom keys: error: %s: %s\n", path,
                file_status_sentence(&file));
    } else {
        const char *end = memchr(file.bytes, '\n', file.len);
        bool commented = strncmp(file.bytes, "untrusted", 9) == 0 && end;
        const char *line = commented ? end + 1 : file.bytes;
        const char *text = arena_copy(&arena, line, strcspn(line, "\r\n"));
        struct secret_key secret;
        bool locked = secret_has_password(text, strlen(text));
        bool is_key =
            locked || secret_open(text, strlen(text), "", &secret) == SECRET_OPEN;
        if (is_key) {
            printf("%s%s\n\n%s\n\n", path,
                   locked ? "" : "  (no password: whoever has this paper has the key)",
                   text);
            printed = print_code(text);
        } else {
            fail("this is no secret key (name a .key file)");
        }
    }
    arena_finish(&arena);
    return printed;
}

// ---- changing the list ----------------------------------------------------------------

struct change {
    const struct options *options;
    struct arena arena;
    const char *path;
    struct trust trust;      // as it is to be
    struct secret_key owner; // who signs now
};

static bool
begin_change(struct change *change, const struct options *options)
{
    struct trust_papers papers;
    *change = (struct change){.options = options, .path = options->names[1]};
    if (!options->key)
        return fail("no owner's key named (write: --key owner.key)");
    if (!pass_open_trust("keys", change->path, &change->trust, &papers, &change->arena) ||
        !pass_open_key("keys", options->key, &change->owner))
        return false;
    struct public_key key = secret_public(&change->owner);
    change->trust.version++;
    change->trust.floor_reset = options->serial;
    return memcmp(&key, &change->trust.owner, sizeof key) == 0 ||
           fail("only the owner's key changes the list (--key names another)");
}

static bool
end_change(struct change *change, bool good, const struct secret_key *owner)
{
    bool done =
        good && write_trust(change->path, &change->trust, owner ? owner : &change->owner,
                            owner ? &change->owner : NULL);
    if (done) {
        print_trust(&change->trust);
        printf("Carry it to every kiosk (anteroom pack --with-trust) before you change "
               "it again.\n");
    }
    secret_forget(&change->owner);
    arena_finish(&change->arena);
    return done;
}

static bool
in_list(const struct trust *trust, const struct public_key *key)
{
    return trust_desk(trust, key->id) ||
           memcmp(key->id, trust->owner.id, KEY_ID_BYTES) == 0;
}

static bool
keys_add(const struct options *options)
{
    struct change change;
    struct public_key key;
    bool good = begin_change(&change, options) && read_public(options->names[2], &key);
    struct trust *trust = &change.trust;
    if (good && trust->desk_count == BUNDLE_MAX_DESK_KEYS)
        good = fail("there are four desk keys already (revoke one)");
    if (good &&
        (trust_desk(trust, key.id) || memcmp(key.id, trust->owner.id, KEY_ID_BYTES) == 0))
        good = fail("this key is in the list already");
    if (good)
        trust->desks[trust->desk_count++] = key;
    return end_change(&change, good, NULL);
}

// Takes a key out of the list; `instead` takes its place, if there is one.
static bool
take_out(struct trust *trust, const struct public_key *key,
         const struct public_key *instead)
{
    const struct public_key *found = trust_desk(trust, key->id);
    if (!found)
        return fail("this key is not one of the desk keys in the list");
    if (!instead && trust->desk_count == 1)
        return fail("this is the only desk key (make another one, anteroom keys make "
                    "NAME, and put NAME.pub behind it)");
    size_t at = (size_t)(found - trust->desks);
    if (instead) {
        trust->desks[at] = *instead;
        return true;
    }
    trust->desk_count--;
    memmove(&trust->desks[at], &trust->desks[at + 1],
            (trust->desk_count - at) * sizeof *key);
    return true;
}

static bool
keys_revoke(const struct options *options)
{
    struct change change;
    struct public_key key, instead;
    bool replace = options->name_count == 4;
    bool good = begin_change(&change, options) && read_public(options->names[2], &key) &&
                (!replace || read_public(options->names[3], &instead));
    if (good && replace && in_list(&change.trust, &instead))
        good = fail("the new key is in the list already");
    good = good && take_out(&change.trust, &key, replace ? &instead : NULL);
    return end_change(&change, good, NULL);
}

static bool
keys_owner(const struct options *options)
{
    struct change change;
    struct secret_key owner = {0};
    bool good = begin_change(&change, options) &&
                pass_open_key("keys", options->names[2], &owner);
    struct public_key key = secret_public(&owner);
    if (good && in_list(&change.trust, &key))
        good = fail("this key is in the list already (make a new one: anteroom keys make "
                    "NAME)");
    change.trust.owner = key;
    bool done = end_change(&change, good, &owner);
    secret_forget(&owner);
    return done;
}

static bool
keys_reset(const struct options *options)
{
    struct change change;
    bool good = begin_change(&change, options);
    if (good && options->serial == 0)
        good = fail("no number named (write: --serial N, the last good bundle's)");
    return end_change(&change, good, NULL);
}

// ---- the table ------------------------------------------------------------------------

static const struct key_action {
    const char *name;
    const char *arguments;
    size_t names; // words, with the action's own
    size_t more;  // words that may follow
    bool (*run)(const struct options *options);
    const char *help;
} actions[] = {
    {"new", "FOLDER", 2, 0, keys_new,
     "make the clinic's first two keys and the list TRUST"},
    {"make", "NAME", 2, 0, keys_make, "make one more pair, NAME.key and NAME.pub"},
    {"show", "FILE", 2, 0, keys_show, "print the code of a key, or what is in TRUST"},
    {"print", "FILE.key", 2, 0, keys_print,
     "a secret key as a line of text and as a QR code"},
    {"add", "TRUST FILE.pub", 3, 0, keys_add,
     "trust one more desk key (--key owner.key)"},
    {"revoke", "TRUST FILE.pub [NEW.pub]", 3, 1, keys_revoke,
     "trust a desk key no longer, and the new one instead (--key owner.key)"},
    {"owner", "TRUST NEW.key", 3, 0, keys_owner,
     "hand over to a new owner's key (--key owner.key)"},
    {"reset", "TRUST", 2, 0, keys_reset,
     "lower the least number kiosks take to --serial (--key owner.key)"},
};

static void
print_actions(FILE *out)
{
    for (size_t i = 0; i < COUNT_OF(actions); i++)
        fprintf(out, "  anteroom keys %-6s %-24s  %s\n", actions[i].name,
                actions[i].arguments, actions[i].help);
}

int
command_keys(const struct options *options)
{
    if (options->name_count == 0) {
        fail("no action named (use one of these)");
        print_actions(stderr);
        return 2;
    }
    for (size_t i = 0; i < COUNT_OF(actions); i++) {
        if (strcmp(actions[i].name, options->names[0]) != 0)
            continue;
        if (options->name_count < actions[i].names ||
            options->name_count > actions[i].names + actions[i].more) {
            fprintf(stderr, "anteroom keys: error: write: anteroom keys %s %s\n",
                    actions[i].name, actions[i].arguments);
            return 2;
        }
        return sodium_init() >= 0 && actions[i].run(options) ? 0 : 1;
    }
    fprintf(stderr,
            "anteroom keys: error: unknown action '%s' (use new, make, show, "
            "print, add, revoke, owner or reset)\n",
            options->names[0]);
    return 2;
}

// SPDX-License-Identifier: MIT
// What a kiosk makes of the bundles it holds: which one is shown, what is wrong as a whole,
// and what of damage, links and foreign files is believed: nothing.
#include "platform/slots.h"

#include "folders.h"
#include "platform/records.h"
#include "platform/trust_file.h"
#include "sample_bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct kiosk {
    struct sample_bundle sample;
    const char *state;
};

static void
put_trust(struct kiosk *kiosk, const char *name, const struct trust *trust)
{
    struct arena *arena = &kiosk->sample.arena;
    struct trust_papers papers =
        sample_papers(&kiosk->sample, trust, &kiosk->sample.owner, NULL);
    folder_put(kiosk->state, arena_printf(arena, "trust/%s", name), papers.text,
               papers.len);
    folder_put(kiosk->state, arena_printf(arena, "trust/%s.minisig", name),
               papers.signature, papers.signature_len);
}

static struct kiosk *
begin(void)
{
    struct kiosk *kiosk = calloc(1, sizeof *kiosk);
    assert_non_null(kiosk);
    sample_bundle_begin(&kiosk->sample);
    kiosk->state = folder_make(&kiosk->sample.arena);
    put_trust(kiosk, "TRUST", &kiosk->sample.trust);
    static const char *const folders[] = {"slots", "state", "display"};
    for (size_t i = 0; i < COUNT_OF(folders); i++)
        assert_int_equal(
            mkdir(arena_printf(&kiosk->sample.arena, "%s/%s", kiosk->state, folders[i]),
                  0755),
            0);
    return kiosk;
}

static void
end(struct kiosk *kiosk)
{
    folder_remove(kiosk->state);
    sample_bundle_end(&kiosk->sample);
    free(kiosk);
}

static const char *
path_of(struct kiosk *kiosk, const char *name)
{
    return arena_printf(&kiosk->sample.arena, "%s/%s", kiosk->state, name);
}

static struct author_archive
pack(struct kiosk *kiosk, uint64_t serial, uint64_t min_ok, uint8_t key)
{
    struct secret_key desk = sample_key(key);
    kiosk->sample.manifest->serial = serial;
    kiosk->sample.manifest->min_ok = min_ok;
    return sample_pack(&kiosk->sample, &desk, NULL);
}

static void
put_slot(struct kiosk *kiosk, uint64_t serial, struct author_archive archive)
{
    char name[SLOTS_NAME_BYTES];
    slots_name(serial, name);
    folder_put(path_of(kiosk, "slots"), name, archive.bytes, archive.len);
}

static void
look(struct kiosk *kiosk, struct slots *slots)
{
    slots_begin(slots, kiosk->state, false);
    while (slots_step(slots, 700))
        continue;
}

// Looks, and says the serial that is shown; 0: the factory's.
static uint64_t
shown(struct kiosk *kiosk, enum slots_health health)
{
    struct slots slots;
    look(kiosk, &slots);
    assert_int_equal(slots.health, health);
    uint64_t serial = slots.bundle ? slots.bundle->manifest.serial : 0;
    assert_int_equal(serial > 0, slots.selection.slot != SELECT_FACTORY);
    if (serial > 0)
        assert_true(sealed_holds(&slots.chosen));
    slots_finish(&slots);
    return serial;
}

static void
the_highest_valid_one_is_shown(void **state)
{
    (void)state;
    struct kiosk *kiosk = begin();
    assert_int_equal(shown(kiosk, SLOTS_FINE), 0);
    put_slot(kiosk, 11, pack(kiosk, 11, 1, 2));
    assert_int_equal(shown(kiosk, SLOTS_FINE), 11);
    put_slot(kiosk, 12, pack(kiosk, 12, 1, 2));
    assert_int_equal(shown(kiosk, SLOTS_FINE), 12);
    put_slot(kiosk, 14, pack(kiosk, 13, 1, 2)); // it says another serial than its name
    assert_int_equal(shown(kiosk, SLOTS_B1), 12);
    put_slot(kiosk, 14, pack(kiosk, 14, 1, 3)); // a stranger's
    assert_int_equal(shown(kiosk, SLOTS_B1), 12);
    struct author_archive damaged = pack(kiosk, 14, 1, 2);
    damaged.bytes[damaged.len - 1600] ^= 1;
    put_slot(kiosk, 14, damaged);
    assert_int_equal(shown(kiosk, SLOTS_B1), 12);
    damaged.bytes[damaged.len - 1600] ^= 1;
    put_slot(kiosk, 14, damaged);
    assert_int_equal(shown(kiosk, SLOTS_FINE), 14);
    damaged.len -= 512;
    put_slot(kiosk, 14, damaged);
    assert_int_equal(shown(kiosk, SLOTS_B1), 12);
    end(kiosk);
}

static void
what_was_withdrawn_is_never_shown_again(void **state)
{
    (void)state;
    struct kiosk *kiosk = begin();
    put_slot(kiosk, 11, pack(kiosk, 11, 1, 2));
    put_slot(kiosk, 12, pack(kiosk, 12, 12, 2));
    assert_int_equal(shown(kiosk, SLOTS_FINE), 12);
    folder_put(path_of(kiosk, "slots"), "0000000000000012.kiosk", "", 0);
    assert_int_equal(shown(kiosk, SLOTS_B1), 11); // nothing else remembers
    struct state importer = {.numbers = {12, 12}};
    int folder = open(path_of(kiosk, "state"), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_true(records_write(folder, STATE_IMPORTER, &importer));
    close(folder);
    assert_int_equal(shown(kiosk, SLOTS_B2), 0);
    end(kiosk);
}

static void
links_folders_and_other_names_are_no_slots(void **state)
{
    (void)state;
    struct kiosk *kiosk = begin();
    const char *folder = path_of(kiosk, "slots");
    struct author_archive archive = pack(kiosk, 11, 1, 2);
    static const char *const names[] = {
        "11.kiosk", "0000000000000011.kiosk.old", ".incoming.0000000000000011.kiosk",
        "000000000000001a.kiosk", "9999999999999999.kiosk"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        folder_put(folder, names[i], archive.bytes, archive.len);
    assert_int_equal(shown(kiosk, SLOTS_FINE), 0);
    assert_int_equal(symlink("11.kiosk", path_of(kiosk, "slots/0000000000000011.kiosk")),
                     0);
    assert_int_equal(shown(kiosk, SLOTS_B2), 0);
    folder_drop(folder, "0000000000000011.kiosk");
    assert_int_equal(mkfifo(path_of(kiosk, "slots/0000000000000011.kiosk"), 0644), 0);
    assert_int_equal(shown(kiosk, SLOTS_B2), 0);
    folder_drop(folder, "0000000000000011.kiosk");
    for (uint64_t i = 1; i <= 20; i++)
        put_slot(kiosk, 100 + i * 7 % 20, pack(kiosk, 100 + i * 7 % 20, 1, 2));
    assert_int_equal(shown(kiosk, SLOTS_FINE), 119);
    end(kiosk);
}

static void
without_trust_or_disk_nothing_is_shown(void **state)
{
    (void)state;
    struct kiosk *kiosk = begin();
    put_slot(kiosk, 11, pack(kiosk, 11, 1, 2));
    const char *trust = path_of(kiosk, "trust");
    size_t len = 0;
    char *text = folder_read(trust, "TRUST", &kiosk->sample.arena, &len);
    for (size_t i = 0; i < len; i++) {
        text[i] ^= 1;
        folder_put(trust, "TRUST", text, len);
        assert_int_equal(shown(kiosk, SLOTS_B3), 0);
        text[i] ^= 1;
    }
    folder_drop(trust, "TRUST");
    assert_int_equal(shown(kiosk, SLOTS_B3), 0);
    folder_remove(kiosk->state);
    assert_int_equal(shown(kiosk, SLOTS_B4), 0);
    assert_int_equal(mkdir(kiosk->state, 0755), 0);
    assert_int_equal(shown(kiosk, SLOTS_B3), 0);
    folder_put(kiosk->state, "slots", "not a folder", 12);
    assert_int_equal(shown(kiosk, SLOTS_B4), 0);
    end(kiosk);
}

static void
the_newest_list_counts_and_none_older_than_remembered(void **state)
{
    (void)state;
    struct kiosk *kiosk = begin();
    struct trust next = kiosk->sample.trust;
    struct secret_key desk = sample_key(5);
    put_slot(kiosk, 11, pack(kiosk, 11, 1, 2));
    next.version = 8;
    next.desks[0] = secret_public(&desk);
    put_trust(kiosk, "TRUST.8", &next);
    assert_int_equal(shown(kiosk, SLOTS_B2), 0); // its signer was taken away
    folder_drop(path_of(kiosk, "trust"), "TRUST.8");
    assert_int_equal(shown(kiosk, SLOTS_FINE), 11);
    struct state importer = {.numbers = {[IMPORTER_TRUST] = 8}};
    int folder = open(path_of(kiosk, "state"), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_true(records_write(folder, STATE_IMPORTER, &importer));
    close(folder);
    assert_int_equal(shown(kiosk, SLOTS_B3), 0);
    end(kiosk);
}

// The power went between the bundle and its list.
static void
a_list_that_was_brought_counts_and_is_settled(void **state)
{
    (void)state;
    struct kiosk *kiosk = begin();
    struct sample_bundle *sample = &kiosk->sample;
    struct secret_key desk = sample_key(5);
    struct trust next = sample->trust;
    next.version = 8;
    next.desks[0] = secret_public(&desk);
    struct trust_papers papers = sample_papers(sample, &next, &sample->owner, NULL);
    put_slot(kiosk, 13, pack(kiosk, 13, 1, 2)); // signed by the key that goes
    sample->manifest->serial = 12;
    put_slot(kiosk, 12, sample_pack(sample, &desk, &papers));
    struct slots slots;
    look(kiosk, &slots);
    assert_true(slots.brought);
    assert_int_equal(slots.bundle->manifest.serial, 12);
    assert_true(slots_settle(&slots));
    slots_finish(&slots);
    const char **names = NULL;
    assert_int_equal(folder_list(path_of(kiosk, "trust"), &sample->arena, &names), 2);
    assert_string_equal(names[0], "TRUST.8");
    look(kiosk, &slots);
    assert_false(slots.brought);
    assert_int_equal(slots.importer.numbers[IMPORTER_TRUST], 8);
    assert_int_equal(slots.bundle->manifest.serial, 12);
    slots_finish(&slots);
    end(kiosk);
}

static void
undo_goes_back_once(void **state)
{
    (void)state;
    struct kiosk *kiosk = begin();
    struct slots slots;
    for (uint64_t serial = 11; serial <= 13; serial++)
        put_slot(kiosk, serial, pack(kiosk, serial, 11, 2));
    look(kiosk, &slots);
    assert_int_equal(slots_undo(&slots), SLOTS_UNDONE);
    slots_finish(&slots);
    assert_int_equal(shown(kiosk, SLOTS_FINE), 12);
    look(kiosk, &slots);
    assert_int_equal(slots.floor, 13);
    assert_int_equal(slots_undo(&slots), SLOTS_NO_OLDER);
    slots_finish(&slots);
    put_slot(kiosk, 14, pack(kiosk, 14, 14, 2));
    look(kiosk, &slots);
    assert_int_equal(slots_undo(&slots), SLOTS_NO_OLDER); // all older are withdrawn
    slots_finish(&slots);
    end(kiosk);
}

static void
what_crashed_too_often_is_passed_over(void **state)
{
    (void)state;
    struct kiosk *kiosk = begin();
    struct slots slots;
    put_slot(kiosk, 11, pack(kiosk, 11, 1, 2));
    put_slot(kiosk, 12, pack(kiosk, 12, 1, 2));
    look(kiosk, &slots);
    struct state display = {.numbers = {SLOT_MAX_ATTEMPTS - 1}};
    memcpy(display.hashes[DISPLAY_TRIED], slots.slots[0].hash, HASH_BYTES);
    assert_true(records_write(slots.display_folder, STATE_DISPLAY, &display));
    assert_int_equal(shown(kiosk, SLOTS_FINE), 12);
    display.numbers[DISPLAY_ATTEMPTS] = SLOT_MAX_ATTEMPTS;
    assert_true(records_write(slots.display_folder, STATE_DISPLAY, &display));
    assert_int_equal(shown(kiosk, SLOTS_B1), 11);
    memcpy(display.hashes[DISPLAY_GOOD], slots.slots[0].hash, HASH_BYTES);
    assert_true(records_write(slots.display_folder, STATE_DISPLAY, &display));
    assert_int_equal(shown(kiosk, SLOTS_FINE), 12);
    slots_finish(&slots);
    end(kiosk);
}

static void
drafts_are_shown_only_where_they_may(void **state)
{
    (void)state;
    struct kiosk *kiosk = begin();
    struct slots slots;
    put_slot(kiosk, 11, pack(kiosk, 11, 1, 2));
    kiosk->sample.manifest->draft = true;
    put_slot(kiosk, 12, pack(kiosk, 12, 1, 2));
    assert_int_equal(shown(kiosk, SLOTS_B1), 11);
    slots_begin(&slots, kiosk->state, true);
    while (slots_step(&slots, 1 << 20))
        continue;
    assert_int_equal(slots.bundle->manifest.serial, 12);
    struct sealed bytes;
    struct bundle *bundle;
    slots_take(&slots, &bytes, &bundle);
    slots_finish(&slots);
    assert_true(sealed_holds(&bytes));
    errno = 0;
    assert_int_equal(write(bytes.fd, "x", 1), -1);
    assert_int_equal(errno, EPERM);
    assert_int_equal(bundle->bytes, bytes.len);
    sealed_finish(&bytes);
    free(bundle);
    end(kiosk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_highest_valid_one_is_shown),
        cmocka_unit_test(what_was_withdrawn_is_never_shown_again),
        cmocka_unit_test(links_folders_and_other_names_are_no_slots),
        cmocka_unit_test(without_trust_or_disk_nothing_is_shown),
        cmocka_unit_test(the_newest_list_counts_and_none_older_than_remembered),
        cmocka_unit_test(a_list_that_was_brought_counts_and_is_settled),
        cmocka_unit_test(undo_goes_back_once),
        cmocka_unit_test(what_crashed_too_often_is_passed_over),
        cmocka_unit_test(drafts_are_shown_only_where_they_may),
    };
    return cmocka_run_group_tests_name("slots", tests, NULL, NULL);
}

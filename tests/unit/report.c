// SPDX-License-Identifier: MIT
// Reports of the importer: each reads back, and of a million damaged ones none says what an
// importer could not have written.
#include "bundle/report.h"

#include "bundle/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct report installed = {
    .sequence = 41,
    .phase = REPORT_DONE,
    .code = REPORT_OK,
    .percent = 100,
    .serial = 2026112101,
    .created = 20261121,
    .code8 = "7F3K-92QX",
};

static const char installed_text[] =
    "anteroom-report 1\nsequence 41\nphase done\ncode OK\nwhy plain\npercent 100\n"
    "serial 2026112101\ncreated 2026-11-21\nbundle 7F3K-92QX\npage none\nend\n";

static void
a_report_reads_back(void **state)
{
    (void)state;
    static const struct report reports[] = {
        {.sequence = 0, .phase = REPORT_READING, .percent = 0},
        {.sequence = 7, .phase = REPORT_READING, .percent = 42},
        {.sequence = 8, .phase = REPORT_DONE, .code = REPORT_U2, .percent = 100},
        {.sequence = 9,
         .phase = REPORT_DONE,
         .code = REPORT_U7,
         .percent = 100,
         .serial = BUNDLE_MAX_SERIAL,
         .created = 20261231,
         .code8 = "0000-ZZZZ",
         .page = "opening-hours"},
        {.sequence = BUNDLE_MAX_SERIAL - 1,
         .phase = REPORT_DONE,
         .code = REPORT_U7,
         .why = REPORT_NEWER,
         .percent = 100},
    };
    char text[REPORT_MAX_BYTES];
    struct report read;
    for (size_t i = 0; i < COUNT_OF(reports); i++) {
        size_t len = report_encode(&reports[i], text);
        assert_true(report_decode(text, len, &read));
        assert_memory_equal(&read, &reports[i], sizeof read);
    }
    assert_int_equal(report_encode(&installed, text), sizeof installed_text - 1);
    assert_string_equal(text, installed_text);
}

static void
every_code_reads_back_or_is_none_of_an_importer(void **state)
{
    (void)state;
    char text[REPORT_MAX_BYTES];
    for (size_t i = 0; i < REPORT_CODE_COUNT; i++) {
        struct report read, report = {.phase = REPORT_DONE, .percent = 100};
        enum report_code code = REPORT_NONE;
        report.code = (enum report_code)i;
        assert_true(report_code_named(report_code_name(report.code), &code));
        assert_int_equal(code, report.code);
        assert_true(report_decode(text, report_encode(&report, text), &read));
        bool of_importer = i >= REPORT_OK && i <= REPORT_U8;
        assert_int_equal(read.code, of_importer ? report.code : REPORT_NONE);
    }
    enum report_code code;
    assert_false(report_code_named("U9", &code));
    assert_false(report_code_named("", &code));
}

// Before a signature has been verified nothing of a stick is told.
static void
what_is_not_verified_is_left_out(void **state)
{
    (void)state;
    static const enum report_code untold[] = {REPORT_U2, REPORT_U3, REPORT_U4, REPORT_U5,
                                              REPORT_U6};
    char text[REPORT_MAX_BYTES];
    struct report read, report = installed;
    memcpy(report.page, "opening-hours", sizeof "opening-hours");
    for (size_t i = 0; i < COUNT_OF(untold); i++) {
        report.code = untold[i];
        report.why = REPORT_TWICE;
        assert_true(report_decode(text, report_encode(&report, text), &read));
        const struct report bare = {
            .sequence = 41, .phase = REPORT_DONE, .code = untold[i], .percent = 100};
        assert_memory_equal(&read, &bare, sizeof read);
    }
    report.code = REPORT_OK;
    assert_true(report_decode(text, report_encode(&report, text), &read));
    assert_memory_equal(&read, &installed, sizeof read);
}

static void
a_field_of_another_form_is_left_out(void **state)
{
    (void)state;
    static const char *const pages[] = {"A",  "a b",     "a/b",
                                        "..", "\x1B[2J", "caf\xC3\xA9"};
    static const char *const codes[] = {"7F3K92QX", "7F3K-92QI", "7f3k-92qx", "7F3K-92Q"};
    char text[REPORT_MAX_BYTES];
    struct report read;
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        struct report report = {.phase = REPORT_DONE, .code = REPORT_U7};
        snprintf(report.page, sizeof report.page, "%s", pages[i]);
        assert_true(report_decode(text, report_encode(&report, text), &read));
        assert_string_equal(read.page, "");
    }
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        struct report report = installed;
        memset(report.code8, 0, sizeof report.code8);
        snprintf(report.code8, sizeof report.code8, "%s", codes[i]);
        assert_true(report_decode(text, report_encode(&report, text), &read));
        assert_string_equal(read.code8, "");
    }
}

static void
other_spellings_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
    } changes[] = {
        {"report 1", "report 2"},
        {"sequence 41", "sequence 041"},
        {"sequence 41", "sequence -1"},
        {"done", "DONE"},
        {"done", "reading"},
        {"code OK", "code OK1"},
        {"code OK", "code B1"},
        {"code OK", "code none"},
        {"code OK", "code U3"},
        {"code OK", "code U9"},
        {"plain", "newer"},
        {"plain", "other"},
        {"percent 100", "percent 99"},
        {"percent 100", "percent 101"},
        {"2026112101", "9007199254740993"},
        {"2026-11-21", "2026-02-30"},
        {"2026-11-21", "2026-11-21 "},
        {"7F3K", "7F3I"},
        {"7F3K-92QX", "7F3K-92QXX"},
        {"page none", "page a"},
        {"page none", "page "},
        {"end\n", "end"},
        {"end\n", "end\n\n"},
        {"\nphase", "\r\nphase"},
    };
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        char text[REPORT_MAX_BYTES];
        struct report read;
        const char *at = strstr(installed_text, changes[i].from);
        assert_non_null(at);
        int len = snprintf(text, sizeof text, "%.*s%s%s", (int)(at - installed_text),
                           installed_text, changes[i].to, at + strlen(changes[i].from));
        if (report_decode(text, (size_t)len, &read))
            fail_msg("\"%s\" passed for \"%s\"", changes[i].to, changes[i].from);
    }
}

static void
every_cut_is_refused(void **state)
{
    (void)state;
    struct report read;
    for (size_t len = 0; len < sizeof installed_text - 1; len++)
        assert_false(report_decode(installed_text, len, &read));
    assert_false(report_decode(installed_text, sizeof installed_text, &read));
}

// What is accepted is something an importer could have said, whatever bytes were there.
static void
a_million_damaged_reports(void **state)
{
    (void)state;
    size_t accepted = 0;
    uint32_t random = 1;
    for (size_t i = 0; i < 1000000; i++) {
        char text[sizeof installed_text], again[REPORT_MAX_BYTES];
        struct report read;
        memcpy(text, installed_text, sizeof text);
        random = random * 1664525 + 1013904223;
        for (size_t changes = 0; changes <= (random >> 9) % 3; changes++) {
            random = random * 1664525 + 1013904223;
            text[(random >> 16) % (sizeof text - 1)] = (char)(random >> 8);
        }
        if (!report_decode(text, sizeof text - 1, &read))
            continue;
        accepted++;
        assert_true(read.code <= REPORT_U8 && read.percent <= 100);
        assert_true(read.code8[9] == '\0' && read.page[REPORT_PAGE_BYTES - 1] == '\0');
        assert_int_equal(report_encode(&read, again), sizeof text - 1);
        assert_memory_equal(again, text, sizeof text - 1);
    }
    // other numbers and letters are other reports; most of what chance makes is none
    assert_in_range(accepted, 1, 100000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_reads_back),
        cmocka_unit_test(every_code_reads_back_or_is_none_of_an_importer),
        cmocka_unit_test(what_is_not_verified_is_left_out),
        cmocka_unit_test(a_field_of_another_form_is_left_out),
        cmocka_unit_test(other_spellings_are_refused),
        cmocka_unit_test(every_cut_is_refused),
        cmocka_unit_test(a_million_damaged_reports),
    };
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}

// SPDX-License-Identifier: MIT
// Owns what people call: crisis help (L06), and numbers and addresses in texts (L30).
#include "content/rules_private.h"

#include <string.h>

// ---- crisis help ----------------------------------------------------------------------

static void
lacks(struct rules *rules, const struct rule *rule, struct place place, const char *what)
{
    rules_found(rules, rule, place, "write it in clinic.yaml", "%s", what);
}

static void
check_verified(struct rules *rules, const struct rule *rule, struct text date,
               struct place place, const char *what)
{
    bool approved = false;
    for (size_t i = 0; i < rules->content->page_count; i++)
        approved = approved || (rules->content->pages[i].kind == PAGE_CRISIS &&
                                rules->content->pages[i].status == PAGE_APPROVED);
    const char *mend = "call it, then write the day as verified_on";
    if (date.len > 0)
        return;
    if (approved)
        rules_found(rules, rule, place, mend,
                    "the crisis page is approved, but nobody has checked %s", what);
    else
        problem_add_by_rule(rules->problems, rule->id, SEVERITY_NOTE, place, mend,
                            arena_printf(rules->arena, "nobody has checked %s", what));
}

static const char figures[] = "0123456789";

// The first number in the text with as many digits that is not this one, or NULL.
static const char *
other_number(struct rules *rules, const char *text, const char *number)
{
    size_t len = strlen(number);
    for (text += strcspn(text, figures); *text; text += strcspn(text, figures)) {
        size_t found = strspn(text, figures);
        if (found == len && memcmp(text, number, len) != 0)
            return arena_copy(rules->arena, text, found);
        text += found;
    }
    return NULL;
}

// The number in the crisis line's name is the one that people are told to call.
static void
check_same_line(struct rules *rules, const struct rule *rule, const struct clinic *clinic)
{
    const char *at = clinic->crisis_line.utf8;
    const char *how = clinic->crisis_line_how.utf8;
    const char *mend = "call the line, then write the same number in both";
    at += strcspn(at, figures);
    const char *number = arena_copy(rules->arena, at, strspn(at, figures));
    if (strcspn(at + strlen(number), figures) < strlen(at + strlen(number)))
        return; // more than one group of figures: they may be written otherwise
    const char *other = *number ? other_number(rules, how, number) : NULL;
    if (*number && !strstr(how, number))
        rules_found(rules, rule, clinic->crisis_line_how.place, mend,
                    "how: does not tell the number %s of the crisis line", number);
    else if (other)
        rules_found(rules, rule, clinic->crisis_line_how.place, mend,
                    "how: tells the number %s, but the crisis line is %s", other, number);
}

void
rules_check_crisis(struct rules *rules, const struct rule *rule)
{
    const struct clinic *clinic = &rules->content->clinic;
    const struct place place = {
        .path = arena_printf(rules->arena, "%s/clinic.yaml", rules->content->folder)};
    if (!clinic->name.utf8 || !clinic->emergency_number.utf8 ||
        !clinic->crisis_line.utf8 || !clinic->crisis_line_how.utf8)
        return; // has been told: the format requires them
    if (clinic->after_hours_phone.len == 0)
        lacks(rules, rule, place,
              "there is no after_hours_phone, and pages send people there at night");
    check_same_line(rules, rule, clinic);
    check_verified(rules, rule, clinic->emergency_verified_on,
                   clinic->emergency_number.place, "the emergency number");
    check_verified(rules, rule, clinic->crisis_verified_on, clinic->crisis_line.place,
                   "the crisis line");
}

// ---- numbers and addresses ------------------------------------------------------------

enum { PHONE_DIGITS = 7 };

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool
is_ascii_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// Length of the run at `at` of digits and what stands between the digits of a number to
// call; *digits is how many digits it has.
static size_t
digit_run(const char *at, const char *end, size_t *digits)
{
    const char *from = at, *last = at;
    *digits = 0;
    for (; at < end && (is_digit(*at) || strchr(" -()/.", *at)); at++) {
        bool ends = (*at == '.' || *at == ' ') && at > from && !is_digit(at[-1]);
        if (ends)
            break;
        if (is_digit(*at)) {
            ++*digits;
            last = at + 1;
        }
    }
    return (size_t)(last - from);
}

// What is like a number to call in the text; *len is 0 when nothing is.
static const char *
find_phone(const char *utf8, const char *end, size_t *len)
{
    for (const char *at = utf8; at < end; at++) {
        size_t digits = 0;
        if (!is_digit(*at) && *at != '+' && *at != '(')
            continue;
        bool plus = *at == '+' && at + 1 < end && is_digit(at[1]);
        const char *from = at + (*at == '+');
        *len = digit_run(from, end, &digits) + (size_t)(from - at);
        if (plus || digits >= PHONE_DIGITS)
            return at;
        at += *len > 1 ? *len - 1 : 0;
    }
    *len = 0;
    return NULL;
}

static bool
ends_host(const char *at, const char *end)
{
    static const char *const endings[] = {"com", "org", "net", "edu", "gov",   "info",
                                          "io",  "de",  "es",  "eu",  "uk",    "app",
                                          "biz", "us",  "mx",  "ca",  "health"};
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        size_t len = strlen(endings[i]);
        if ((size_t)(end - at) >= len && strncmp(at, endings[i], len) == 0 &&
            (at + len == end || !is_ascii_letter(at[len])))
            return true;
    }
    return false;
}

// An address of the web or of mail: name.ending without a space, or what begins one.
static bool
has_address(const char *utf8, const char *end)
{
    for (const char *at = utf8; at < end; at++) {
        size_t left = (size_t)(end - at);
        bool begins = (left > 4 && strncmp(at, "www.", 4) == 0) ||
                      (left > 3 && strncmp(at, "://", 3) == 0);
        bool host = *at == '.' && at > utf8 &&
                    (is_ascii_letter(at[-1]) || is_digit(at[-1])) &&
                    ends_host(at + 1, end);
        bool mail = *at == '@' && at > utf8 && at[-1] != ' ' && left > 1 && at[1] != ' ';
        if (begins || host || mail)
            return true;
    }
    return false;
}

// Without soft hyphens, which could part a number.
static struct text
without_hyphens(struct text text, struct arena *arena)
{
    char *plain = arena_array(arena, text.len + 1, 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (i + 1 < text.len && memcmp(text.utf8 + i, "\xC2\xAD", 2) == 0)
            i++;
        else
            plain[len++] = text.utf8[i];
    }
    return (struct text){.utf8 = plain, .len = len, .place = text.place};
}

void
rules_check_contacts(struct rules *rules, const struct rule *rule)
{
    for (size_t i = 0; i < rules->visible_count; i++) {
        struct text text = without_hyphens(rules->visible[i].text, rules->arena);
        const char *end = text.utf8 + text.len;
        size_t len = 0;
        const char *phone = find_phone(text.utf8, end, &len);
        if (phone)
            rules_found(rules, rule, text.place,
                        "write {clinic_phone} or another placeholder, so that the number "
                        "is in one place only",
                        "\"%.*s\" looks like a number to call", (int)len, phone);
        if (has_address(text.utf8, end))
            rules_found(rules, rule, text.place, "take it out; nothing here can open it",
                        "this text has an address of mail or the web");
    }
}

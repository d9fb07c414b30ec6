// SPDX-License-Identifier: MIT
// Contacts to taps. A tap begins inside a target's hit box and ends within a few
// millimetres of it; everything else a hand does on the glass (swipe, pinch, long press,
// palm) has no meaning.
#include "visit/contact.h"

// Drops of water and resting hands tremble by less than this, living fingers by more.
static const double STILL_MM = 1.0;

struct contact_rules
contact_rules_default(bool steady_touch)
{
    return (struct contact_rules){
        .min_contact_ms = steady_touch ? 150 : 30,
        .lockout_ms = steady_touch ? 800 : 350,
        .stuck_ms = 10000,
        .same_key_ms = 150,
        .slop_mm = steady_touch ? 6.0 : 4.0,
    };
}

static unsigned
more(unsigned a, unsigned b)
{
    return a > b ? a : b;
}

struct contact_rules
contact_rules_for(const struct contact_rules *set, bool steady_touch)
{
    struct contact_rules rules = *set;
    if (steady_touch) {
        const struct contact_rules steady = contact_rules_default(true);
        rules.min_contact_ms = more(rules.min_contact_ms, steady.min_contact_ms);
        rules.lockout_ms = more(rules.lockout_ms, steady.lockout_ms);
        rules.slop_mm = steady.slop_mm;
    }
    return rules;
}

static uint64_t
elapsed_ms(uint64_t since_ms, uint64_t now_ms)
{
    return now_ms > since_ms ? now_ms - since_ms : 0;
}

// The index of the finger, or -1.
static int
finger_find(const struct contacts *contacts, int64_t id)
{
    for (int i = 0; i < CONTACT_FINGERS; i++) {
        if (contacts->finger[i].down && contacts->finger[i].id == id) {
            return i;
        }
    }
    return -1;
}

// A place for a finger that comes down. When all are taken by fingers whose end was never
// told, the one that has been quiet longest gives way.
static int
finger_place(const struct contacts *contacts)
{
    int oldest = 0;
    for (int i = 0; i < CONTACT_FINGERS; i++) {
        if (!contacts->finger[i].down) {
            return i;
        }
        if (contacts->finger[i].moved_ms < contacts->finger[oldest].moved_ms) {
            oldest = i;
        }
    }
    return oldest;
}

static int
target_at(const struct screen *screen, int x, int y)
{
    for (size_t i = 0; i < screen->target_count; i++) {
        if (rect_has_point(screen->targets[i].hit, x, y)) {
            return (int)i;
        }
    }
    return -1;
}

// Whether the finger is still on the target it came down on, slop included. The target it
// came down on wins over a neighbour that the slop reaches into: a hand that trembles
// meant the first.
static bool
on_aimed(const struct contacts *contacts, const struct contact_rules *rules,
         const struct panel *panel, const struct screen *screen,
         const struct contact *contact)
{
    if (contacts->aimed == 0 || (size_t)contacts->aimed > screen->target_count) {
        return false;
    }
    const struct rect hit = screen->targets[contacts->aimed - 1].hit;
    return rect_has_point(rect_grown(hit, panel_px(panel, rules->slop_mm)), contact->x,
                          contact->y);
}

// Arms the screen when the lock-out has passed and no hand is left from the last one.
static void
arm(struct contacts *contacts, const struct contact_rules *rules, uint64_t now_ms)
{
    if (now_ms < contacts->locked_until_ms) {
        return;
    }
    for (int i = 0; i < CONTACT_FINGERS; i++) {
        if (contacts->finger[i].down && !contacts->finger[i].palm &&
            elapsed_ms(contacts->finger[i].moved_ms, now_ms) < rules->stuck_ms) {
            return;
        }
    }
    contacts->armed = true;
}

static void
drop_primary(struct contacts *contacts)
{
    contacts->primary = 0;
    contacts->aimed = 0;
    contacts->pressed = 0;
}

static enum contact_result
come_down(struct contacts *contacts, const struct contact_rules *rules,
          const struct screen *screen, const struct contact *contact, int *target)
{
    const bool ended = contact_settle(contacts, rules, contact->time_ms);
    const enum contact_result nothing = ended ? CONTACT_RELEASED : CONTACT_NOTHING;
    const int lost = finger_find(contacts, contact->finger);
    const int at = lost >= 0 ? lost : finger_place(contacts);
    if (contacts->primary == at + 1) {
        drop_primary(contacts);
    }
    contacts->finger[at].down = false;
    if (!contacts->armed) {
        arm(contacts, rules, contact->time_ms);
    }
    const bool early = !contacts->armed || contact->time_ms < contacts->locked_until_ms;
    contacts->finger[at].down = true;
    contacts->finger[at].palm = contacts->primary != 0;
    contacts->finger[at].id = contact->finger;
    contacts->finger[at].x = contacts->finger[at].rest_x = contact->x;
    contacts->finger[at].y = contacts->finger[at].rest_y = contact->y;
    contacts->finger[at].since_ms = contacts->finger[at].moved_ms = contact->time_ms;
    if (early || contacts->primary != 0) {
        return nothing;
    }
    contacts->primary = at + 1;
    contacts->aimed = target_at(screen, contact->x, contact->y) + 1;
    contacts->pressed = contacts->aimed;
    *target = contacts->aimed - 1;
    return contacts->pressed != 0 ? CONTACT_PRESSED : nothing;
}

static enum contact_result
move(struct contacts *contacts, int at, bool on, const struct panel *panel,
     const struct contact *contact)
{
    const int still_px = panel_px(panel, STILL_MM);
    const struct rect rest = {contacts->finger[at].rest_x, contacts->finger[at].rest_y, 1,
                              1};
    contacts->finger[at].x = contact->x;
    contacts->finger[at].y = contact->y;
    if (!rect_has_point(rect_grown(rest, still_px), contact->x, contact->y)) {
        contacts->finger[at].rest_x = contact->x;
        contacts->finger[at].rest_y = contact->y;
        contacts->finger[at].moved_ms = contact->time_ms;
    }
    const int now = on ? contacts->aimed : 0;
    if (contacts->primary != at + 1 || now == contacts->pressed) {
        return CONTACT_NOTHING;
    }
    contacts->pressed = now;
    return now != 0 ? CONTACT_PRESSED : CONTACT_RELEASED;
}

// Too short to be a finger, or taken back by the driver.
static bool
is_ghost(const struct contacts *contacts, const struct contact_rules *rules, int at,
         const struct contact *contact)
{
    if (contact->phase == CONTACT_CANCEL) {
        return true;
    }
    return !contact->mouse && contact->time_known &&
           elapsed_ms(contacts->finger[at].since_ms, contact->time_ms) <
               rules->min_contact_ms;
}

static enum contact_result
lift(struct contacts *contacts, const struct contact_rules *rules, int at, bool on,
     const struct contact *contact)
{
    const bool ghost = is_ghost(contacts, rules, at, contact);
    contacts->finger[at].down = false;
    if (contacts->primary != at + 1) {
        return ghost || contacts->finger[at].palm ? CONTACT_NOTHING : CONTACT_INPUT;
    }
    const bool outside = contacts->aimed == 0;
    const bool was_pressed = contacts->pressed != 0;
    drop_primary(contacts);
    if (ghost) {
        return was_pressed ? CONTACT_RELEASED : CONTACT_NOTHING;
    }
    if (outside) {
        return CONTACT_TAP_OUTSIDE;
    }
    if (!on) {
        return CONTACT_INPUT;
    }
    contacts->locked_until_ms = contact->time_ms + rules->lockout_ms;
    return CONTACT_TAP;
}

enum contact_result
contact_step(struct contacts *contacts, const struct contact_rules *rules,
             const struct panel *panel, const struct screen *screen,
             const struct contact *contact, int *target)
{
    *target = -1;
    if (contact->phase == CONTACT_DOWN) {
        return come_down(contacts, rules, screen, contact, target);
    }
    const int at = finger_find(contacts, contact->finger);
    if (at < 0) {
        return CONTACT_NOTHING;
    }
    const bool ended = contact_settle(contacts, rules, contact->time_ms);
    const bool on = on_aimed(contacts, rules, panel, screen, contact);
    const int aimed = contacts->aimed - 1;
    const enum contact_result result = contact->phase == CONTACT_MOVE
                                           ? move(contacts, at, on, panel, contact)
                                           : lift(contacts, rules, at, on, contact);
    if (result == CONTACT_PRESSED || result == CONTACT_TAP) {
        *target = aimed;
    }
    return ended && result == CONTACT_NOTHING ? CONTACT_RELEASED : result;
}

void
contact_forget_fingers(struct contacts *contacts)
{
    drop_primary(contacts);
    for (int i = 0; i < CONTACT_FINGERS; i++) {
        contacts->finger[i].down = false;
    }
}

void
contact_screen_changed(struct contacts *contacts, const struct contact_rules *rules,
                       uint64_t now_ms)
{
    drop_primary(contacts);
    contacts->armed = false;
    if (contacts->locked_until_ms < now_ms + rules->lockout_ms) {
        contacts->locked_until_ms = now_ms + rules->lockout_ms;
    }
}

void
contact_forget(struct contacts *contacts)
{
    contacts->aimed = 0;
    contacts->pressed = 0;
}

bool
contact_settle(struct contacts *contacts, const struct contact_rules *rules,
               uint64_t now_ms)
{
    const int at = contacts->primary - 1;
    if (at < 0 || elapsed_ms(contacts->finger[at].moved_ms, now_ms) < rules->stuck_ms) {
        return false;
    }
    const bool ended = contacts->pressed != 0;
    contacts->finger[at].palm = true;
    drop_primary(contacts);
    return ended;
}

uint64_t
contact_settle_at_ms(const struct contacts *contacts, const struct contact_rules *rules)
{
    const int at = contacts->primary - 1;
    return at < 0 ? UINT64_MAX : contacts->finger[at].moved_ms + rules->stuck_ms;
}

uint64_t
contact_held_until_ms(const struct contacts *contacts, const struct contact_rules *rules)
{
    const int at = contacts->primary - 1;
    return at < 0 ? 0 : contacts->finger[at].since_ms + rules->stuck_ms;
}

bool
contact_key_allowed(struct contacts *contacts, const struct contact_rules *rules, int key,
                    uint64_t now_ms)
{
    if (now_ms < contacts->locked_until_ms) {
        return false;
    }
    if (key == contacts->last_key &&
        elapsed_ms(contacts->last_key_ms, now_ms) < rules->same_key_ms) {
        return false;
    }
    contacts->last_key = key;
    contacts->last_key_ms = now_ms;
    return true;
}

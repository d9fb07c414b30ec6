// SPDX-License-Identifier: MIT
// A finger stays longer than 60 ms and never comes twice to the same tenths of a
// millimetre; a failing panel does both. See raspberrypi/linux issue 7638, where a panel
// reports a touch without length at one point every 12.864 s.
#include "visit/ghosts.h"

enum {
    SHORT_MS = 60,
    ROW = 3,                // short contacts at a spot before it is quarantined
    MEMORY_MS = 60000,      // how long a spot waits for the next one
    QUARANTINE_MS = 600000, // without a contact
    FLOOD_MS = 2000,
    DEAF_MS = 3000,
};

static const double SPOT_MM = 0.7;       // around the first contact
static const double QUARANTINE_MM = 2.0; // a disc of 4 mm

static uint64_t
elapsed_ms(uint64_t since_ms, uint64_t now_ms)
{
    return now_ms > since_ms ? now_ms - since_ms : 0;
}

static bool
within(const struct panel *panel, double mm, int x, int y, const struct contact *contact)
{
    const int64_t dx = contact->x - x, dy = contact->y - y;
    const int64_t px = panel_px(panel, mm);
    return dx * dx + dy * dy <= px * px;
}

// Forgets spots that have been quiet. A quarantined one takes ten times as long.
static void
release(struct ghosts *ghosts, uint64_t now_ms)
{
    ghosts->health.quarantined = 0;
    for (int i = 0; i < GHOST_SPOTS; i++) {
        const uint64_t kept_ms = ghosts->spot[i].quarantined ? QUARANTINE_MS : MEMORY_MS;
        if (elapsed_ms(ghosts->spot[i].last_ms, now_ms) >= kept_ms) {
            ghosts->spot[i].seen = 0;
            ghosts->spot[i].quarantined = false;
        }
        ghosts->health.quarantined += ghosts->spot[i].quarantined;
    }
}

// The spot that the contact lies on, or -1.
static int
spot_at(const struct ghosts *ghosts, const struct panel *panel,
        const struct contact *contact)
{
    for (int i = 0; i < GHOST_SPOTS; i++) {
        const double mm = ghosts->spot[i].quarantined ? QUARANTINE_MM : SPOT_MM;
        if (ghosts->spot[i].seen > 0 &&
            within(panel, mm, ghosts->spot[i].x, ghosts->spot[i].y, contact)) {
            return i;
        }
    }
    return -1;
}

// A free spot, or the one that has been quiet longest; a quarantined one only when there
// is no other.
static int
spot_place(const struct ghosts *ghosts)
{
    int best = 0;
    for (int i = 0; i < GHOST_SPOTS; i++) {
        if (ghosts->spot[i].seen == 0) {
            return i;
        }
        const bool loose = !ghosts->spot[i].quarantined;
        const bool older = ghosts->spot[i].last_ms < ghosts->spot[best].last_ms;
        if (loose == !ghosts->spot[best].quarantined ? older : loose) {
            best = i;
        }
    }
    return best;
}

static int
finger_find(const struct ghosts *ghosts, int64_t id)
{
    for (int i = 0; i < CONTACT_FINGERS; i++) {
        if (ghosts->finger[i].down && ghosts->finger[i].id == id) {
            return i;
        }
    }
    return -1;
}

static int
finger_place(const struct ghosts *ghosts)
{
    int oldest = 0;
    for (int i = 0; i < CONTACT_FINGERS; i++) {
        if (!ghosts->finger[i].down) {
            return i;
        }
        if (ghosts->finger[i].since_ms < ghosts->finger[oldest].since_ms) {
            oldest = i;
        }
    }
    return oldest;
}

// Counts a contact that comes down. True when there are too many for hands.
static bool
flooded(struct ghosts *ghosts, uint64_t now_ms)
{
    const uint64_t oldest_ms = ghosts->downs_ms[ghosts->next];
    ghosts->downs_ms[ghosts->next] = now_ms;
    ghosts->next = (ghosts->next + 1) % GHOST_FLOOD_DOWNS;
    if (oldest_ms != 0 && elapsed_ms(oldest_ms, now_ms) <= FLOOD_MS) {
        ghosts->deaf_until_ms = now_ms + DEAF_MS;
    }
    return now_ms < ghosts->deaf_until_ms;
}

static bool
come_down(struct ghosts *ghosts, const struct panel *panel, const struct contact *contact)
{
    const int lost = finger_find(ghosts, contact->finger);
    const int at = lost >= 0 ? lost : finger_place(ghosts);
    const int spot = spot_at(ghosts, panel, contact);
    const bool quarantined = spot >= 0 && ghosts->spot[spot].quarantined;
    const bool dropped = flooded(ghosts, contact->time_ms) || quarantined;
    ghosts->finger[at].down = true;
    ghosts->finger[at].dropped = dropped;
    ghosts->finger[at].id = contact->finger;
    ghosts->finger[at].x = contact->x;
    ghosts->finger[at].y = contact->y;
    ghosts->finger[at].since_ms = contact->time_ms;
    ghosts->health.ignored += dropped;
    return !dropped;
}

// Notes a short contact where it came down. True when the spot had one before.
static bool
note(struct ghosts *ghosts, const struct panel *panel, const struct contact *down)
{
    int spot = spot_at(ghosts, panel, down);
    const bool again = spot >= 0;
    if (!again) {
        spot = spot_place(ghosts);
        ghosts->spot[spot].x = down->x;
        ghosts->spot[spot].y = down->y;
        ghosts->spot[spot].seen = 0;
        ghosts->spot[spot].quarantined = false;
    }
    ghosts->spot[spot].seen++;
    ghosts->spot[spot].last_ms = down->time_ms;
    ghosts->spot[spot].quarantined |= ghosts->spot[spot].seen >= ROW;
    return again;
}

static bool
lift(struct ghosts *ghosts, const struct contact_rules *rules, const struct panel *panel,
     int at, struct contact *contact)
{
    const uint64_t length_ms = elapsed_ms(ghosts->finger[at].since_ms, contact->time_ms);
    const bool dropped = ghosts->finger[at].dropped;
    struct contact down = *contact;
    down.x = ghosts->finger[at].x;
    down.y = ghosts->finger[at].y;
    ghosts->finger[at].down = false;
    const bool is_short = contact->time_known && length_ms < SHORT_MS;
    const bool again = is_short && note(ghosts, panel, &down);
    if (dropped) {
        return false;
    }
    if (again || contact->time_ms < ghosts->deaf_until_ms) {
        contact->phase = CONTACT_CANCEL;
    }
    ghosts->health.ignored += contact->phase == CONTACT_CANCEL ||
                              (contact->time_known && length_ms < rules->min_contact_ms);
    return true;
}

bool
ghosts_pass(struct ghosts *ghosts, const struct contact_rules *rules,
            const struct panel *panel, struct contact *contact)
{
    if (contact->mouse) {
        return true;
    }
    release(ghosts, contact->time_ms);
    if (contact->phase == CONTACT_DOWN) {
        return come_down(ghosts, panel, contact);
    }
    const int at = finger_find(ghosts, contact->finger);
    if (at < 0) {
        return true;
    }
    if (contact->phase == CONTACT_MOVE) {
        return !ghosts->finger[at].dropped;
    }
    const bool passed = lift(ghosts, rules, panel, at, contact);
    release(ghosts, contact->time_ms);
    return passed;
}

void
ghosts_person(struct ghosts *ghosts, const struct contact *contact)
{
    for (int i = 0; i < GHOST_SPOTS; i++) {
        // A tap of less than 60 ms may itself be the first of a row.
        const bool own = contact != NULL && ghosts->spot[i].last_ms == contact->time_ms;
        if (!own && !ghosts->spot[i].quarantined) {
            ghosts->spot[i].seen = 0;
        }
    }
    if (contact != NULL) {
        ghosts->health.last_touch_ms = contact->time_ms;
    }
}

void
ghosts_forget_fingers(struct ghosts *ghosts)
{
    for (int i = 0; i < CONTACT_FINGERS; i++) {
        ghosts->finger[i].down = false;
    }
}

struct touch_health
ghosts_health(struct ghosts *ghosts, uint64_t now_ms)
{
    release(ghosts, now_ms);
    return ghosts->health;
}

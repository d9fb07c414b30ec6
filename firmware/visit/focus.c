// SPDX-License-Identifier: MIT
// Moving the ring. A neighbour straight ahead beats a nearer one off to the side, since
// that is where an eye that follows the arrow looks.
#include "visit/focus.h"

#include <stdint.h>

enum { AHEAD_WEIGHT = 4, ASIDE_WEIGHT = 13 };

// More than any way across a screen costs.
static const int64_t OFF_THE_LINE = INT64_C(1) << 40;

// Gap between the spans [a, a + a_len) and [b, b + b_len); 0 when they overlap.
static int64_t
gap(int a, int a_len, int b, int b_len)
{
    if (b >= a + a_len) {
        return (int64_t)b - a - a_len;
    }
    return a >= b + b_len ? (int64_t)a - b - b_len : 0;
}

static int64_t
square(int64_t n)
{
    return n * n;
}

// What it costs the eye to get from one to the other, or -1 when it lies elsewhere.
static int64_t
cost(struct rect from, struct rect to, int dx, int dy)
{
    const int64_t right = (to.x + to.w / 2) - (from.x + from.w / 2);
    const int64_t down = (to.y + to.h / 2) - (from.y + from.h / 2);
    if (right * dx + down * dy <= 0) {
        return -1;
    }
    const int64_t across = gap(from.x, from.w, to.x, to.w);
    const int64_t along = gap(from.y, from.h, to.y, to.h);
    const int64_t ahead = dx != 0 ? across : along;
    const int64_t aside = dx != 0 ? along : across;
    if (ahead == 0 && aside > 0) {
        return -1; // only its middle lies that way: it is above or below, not beside
    }
    const int64_t way = AHEAD_WEIGHT * square(ahead) + ASIDE_WEIGHT * square(aside) +
                        square(dx != 0 ? down : right) / AHEAD_WEIGHT;
    return aside > 0 ? way + OFF_THE_LINE : way;
}

int
focus_next(const struct screen *screen, int from, int by)
{
    const int count = (int)screen->target_count;
    if (count == 0) {
        return -1;
    }
    if (from < 0 || from >= count) {
        return by < 0 ? count - 1 : 0;
    }
    return (from + by % count + count) % count;
}

int
focus_start(const struct screen *screen)
{
    const int first = focus_next(screen, -1, 1);
    const int next = focus_keyed(screen, KEYED_NEXT);
    const bool content = first >= 0 && screen->targets[first].group == GROUP_CONTENT;
    return content || next < 0 ? first : next;
}

int
focus_toward(const struct screen *screen, int from, int dx, int dy)
{
    if (from < 0 || (size_t)from >= screen->target_count) {
        return focus_next(screen, -1, 1);
    }
    int best = from;
    int64_t best_cost = INT64_MAX;
    for (size_t i = 0; i < screen->target_count; i++) {
        const int64_t here =
            cost(screen->targets[from].shown, screen->targets[i].shown, dx, dy);
        if (here >= 0 && here < best_cost) {
            best = (int)i;
            best_cost = here;
        }
    }
    return best;
}

int
focus_toward_round(const struct screen *screen, int from, int dx, int dy)
{
    const int ahead = focus_toward(screen, from, dx, dy);
    if (ahead != from || ahead < 0 || dy >= 0 ||
        screen->targets[from].group != GROUP_CONTENT) {
        return ahead;
    }
    int last = from;
    for (size_t i = 0; i < screen->target_count; i++) {
        const int below = focus_toward(screen, last, 0, 1);
        if (screen->targets[below].group != GROUP_CONTENT) {
            break;
        }
        last = below;
    }
    return last;
}

static struct rect
around(struct rect a, struct rect b)
{
    const int x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;
    const int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    const int bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct rect){x, y, right - x, bottom - y};
}

static bool
is_free(const struct screen *screen, enum target_group group, struct rect place)
{
    for (size_t i = 0; i < screen->target_count; i++) {
        if (screen->targets[i].group != group &&
            rect_overlaps(screen->targets[i].shown, place)) {
            return false;
        }
    }
    return true;
}

// Joins the place with the first before it that it can be joined with.
static bool
join(const struct screen *screen, enum target_group group, struct rect *places, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        const struct rect both = around(places[i], places[at]);
        if (is_free(screen, group, both)) {
            places[i] = both;
            return true;
        }
    }
    return false;
}

// What lies above all targets, with as wide a margin to them as to the edges: the ring there
// keeps off the words.
static struct rect
above_targets(const struct screen *screen)
{
    const int margin = screen->safe.y / 2;
    struct rect place = rect_grown(screen->safe, margin);
    for (size_t i = 0; i < screen->target_count; i++) {
        const int room = screen->targets[i].shown.y - margin - place.y;
        place.h = room < place.h ? room : place.h;
    }
    return place;
}

size_t
focus_group_places(const struct screen *screen, enum target_group group,
                   struct rect *places, size_t most)
{
    size_t count = 0;
    if (group == GROUP_SCREEN && most > 0) {
        places[0] = above_targets(screen);
        return places[0].h > 0;
    }
    for (size_t i = 0; i < screen->target_count && count < most; i++) {
        if (screen->targets[i].group == group) {
            places[count] = screen->targets[i].shown;
            count += !join(screen, group, places, count);
        }
    }
    return count;
}

int
focus_keyed(const struct screen *screen, enum target_key key)
{
    for (size_t i = 0; i < screen->target_count; i++) {
        if (screen->targets[i].key == key) {
            return (int)i;
        }
    }
    return -1;
}

int
focus_action(const struct screen *screen, enum action action, int number)
{
    for (size_t i = 0; i < screen->target_count; i++) {
        if (screen->targets[i].action == action && screen->targets[i].number == number) {
            return (int)i;
        }
    }
    return -1;
}

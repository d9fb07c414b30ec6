// SPDX-License-Identifier: MIT
// What stands on a button is tried from the fullest form to the barest; the first that cuts no
// word and is not too high is taken.
#include "layout/button.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <string.h>

static const double LINE_EM = 1.2;
static const double MARGIN_MM = 1;
static const double AIR_EM = 0.15;

// What an attempt keeps.
struct attempt {
    bool icon;
    bool end_icon;
    bool note;
};

static const struct attempt attempts[] = {
    {true, true, true},   {true, true, false},   {true, false, false},
    {false, true, false}, {false, false, false},
};

// Sizes of icons in em of the label.
struct form_row {
    double icon_em;
    double least_icon_em; // below that it is left out
    bool above;           // the icon stands above the words
    bool start;           // the words begin at the start
};

static const struct form_row form_rows[BUTTON_FORM_COUNT] = {
    [BUTTON_STACKED] = {1.5, 0.42, true, false},
    [BUTTON_BESIDE] = {1.15, 1.0, false, false},
    [BUTTON_ROW] = {1.8, 1.2, false, true},
    [BUTTON_TILE] = {2.8, 1.2, true, false},
};

struct plan {
    struct attempt has;
    int least_icon_px;
    int icon_px; // wanted
    int end_px;
    int inset_px;
    int text_px; // width for words
    struct paragraph label;
    struct paragraph note;
    int label_line_px;
    int note_line_px;
    int words_height_px;
    int height_px; // least
    bool cut;
};

int
button_line_px(const struct style *style, enum item_role role)
{
    return (int)ceil(style->type[role].font.em_px * LINE_EM);
}

// Lines of a button lie close: they are read at once, not one after the other.
static struct style
close_style(const struct style *style)
{
    struct style close = *style;
    for (int role = 0; role < TEXT_ROLE_COUNT; role++)
        close.type[role].line_px = button_line_px(style, (enum item_role)role);
    return close;
}

static int
most(int a, int b)
{
    return a > b ? a : b;
}

static int
least(int a, int b)
{
    return a < b ? a : b;
}

int
button_inset_px(const struct style *style)
{
    return style->outline_px + style->unit_px / 4;
}

int
button_margin_px(const struct style *style)
{
    if (style->compact) // three words across 62 mm at 200 % leave no more
        return button_inset_px(style);
    return style->outline_px + panel_px(&style->panel, MARGIN_MM);
}

static bool
is_cut(const struct paragraph *paragraph)
{
    for (size_t i = 0; i < paragraph->line_count; i++) {
        if (paragraph->lines[i].cut)
            return true;
    }
    return false;
}

static int
icon_gap_px(const struct style *style, const struct button *button)
{
    bool close = form_rows[button->form].above || button->narrow;
    return close ? style->unit_px / 2 : style->unit_px;
}

// The width left for words, with the icons that stand beside them taken off.
static int
words_width(const struct style *style, const struct button *button,
            const struct plan *plan)
{
    const struct form_row *form = &form_rows[button->form];
    int width_px = button->shown.w - 2 * plan->inset_px;
    if (plan->has.icon && !form->above)
        width_px -= plan->icon_px + icon_gap_px(style, button);
    if (plan->has.end_icon)
        width_px -= plan->end_px + icon_gap_px(style, button);
    return most(width_px, 1);
}

static enum item_role
label_role(const struct button *button)
{
    return button->small ? ROLE_CAPTION : button->large ? ROLE_HEADING : ROLE_LABEL;
}

// Captions grow past labels at the largest step; a note must not outgrow what it explains.
static enum item_role
note_role(const struct style *style)
{
    bool outgrown =
        style->type[ROLE_CAPTION].font.em_px > style->type[ROLE_LABEL].font.em_px;
    return outgrown ? ROLE_LABEL : ROLE_CAPTION;
}

static void
plan_words(struct setter *setter, const struct button *button, struct plan *plan)
{
    plan->label_line_px = setter->style->type[label_role(button)].line_px;
    plan->note_line_px = setter->style->type[note_role(setter->style)].line_px;
    if (button->label)
        plan->label =
            paragraph_break(setter, button->label, label_role(button), plan->text_px);
    if (plan->has.note)
        plan->note = paragraph_break(setter, button->note, note_role(setter->style),
                                     plan->text_px);
    plan->cut = is_cut(&plan->label) || is_cut(&plan->note);
    plan->words_height_px = (int)plan->label.line_count * plan->label_line_px +
                            (int)plan->note.line_count * plan->note_line_px;
}

static struct attempt
attempt_of(const struct button *button, struct attempt attempt)
{
    return (struct attempt){
        .icon = (attempt.icon || button->keep_icon) && button->icon,
        .end_icon =
            attempt.end_icon && button->end_icon && !form_rows[button->form].above,
        .note = attempt.note && button->note && button->note->len > 0,
    };
}

static struct plan
plan_make(struct setter *setter, const struct button *button, struct attempt has)
{
    const struct form_row *form = &form_rows[button->form];
    const struct style *style = setter->style;
    int em_px = style->type[button->large ? ROLE_HEADING : ROLE_LABEL].font.em_px;
    struct plan plan = {
        .has = attempt_of(button, has),
        .icon_px = (int)(form->icon_em * em_px),
        .least_icon_px = (int)(form->least_icon_em * em_px),
        .end_px = em_px,
        .inset_px = form->start ? 2 * style->unit_px : button_inset_px(style),
    };
    if (form->start && button->narrow) {
        plan.icon_px = plan.least_icon_px = em_px;
        plan.inset_px = style->unit_px;
    }
    plan.text_px = words_width(style, button, &plan);
    plan_words(setter, button, &plan);
    int inner_px = plan.words_height_px;
    if (plan.has.icon && form->above)
        inner_px += plan.least_icon_px + (button->label ? icon_gap_px(style, button) : 0);
    else if (plan.has.icon)
        inner_px = most(inner_px, plan.least_icon_px);
    plan.height_px = inner_px + 2 * button_inset_px(style);
    return plan;
}

static bool
is_same(struct attempt a, struct attempt b)
{
    return a.icon == b.icon && a.end_icon == b.end_icon && a.note == b.note;
}

static struct plan
plan_choose(struct setter *setter, const struct button *button, int height_px)
{
    struct plan plan = plan_make(setter, button, attempts[0]);
    for (size_t i = 1; i < COUNT_OF(attempts) && button->label; i++) {
        if (!plan.cut && plan.height_px <= height_px)
            break;
        struct attempt has = attempt_of(button, attempts[i]);
        if (!is_same(has, plan.has))
            plan = plan_make(setter, button, has);
    }
    return plan;
}

static struct item
ink_on(const struct button *button, int box, int target)
{
    enum color ground = button->accent   ? COLOR_ACCENT
                        : button->chosen ? COLOR_TINT
                                         : COLOR_SURFACE;
    return (struct item){
        .fill = button->accent ? COLOR_ON_ACCENT : COLOR_INK,
        .ground = ground,
        .lang = button->lang,
        .within = box,
        .target = target,
    };
}

static void
add_icon(struct builder *builder, const char *name, struct rect box, struct item base)
{
    base.kind = ITEM_ICON;
    base.role = ROLE_GRAPHIC;
    base.box = box;
    base.utf8 = name;
    base.len = strlen(name);
    builder_item(builder, base);
}

struct lines { // a paragraph and where it goes
    const struct paragraph *paragraph;
    int line_px;
    int x;
    int width_px;
    bool start;
};

static int
add_lines(struct builder *builder, const struct setter *setter, struct lines lines, int y,
          struct item base)
{
    for (size_t i = 0; i < lines.paragraph->line_count; i++) {
        const struct line *line = &lines.paragraph->lines[i];
        int slack_px = lines.start ? 0 : (lines.width_px - line->width_px) / 2;
        paragraph_add_line(builder, setter, line, lines.x + slack_px, y, base);
        y += lines.line_px;
    }
    return y;
}

static void
add_words(struct builder *builder, const struct setter *setter,
          const struct button *button, const struct plan *plan, int x, int y,
          struct item base)
{
    struct lines lines = {&plan->label, plan->label_line_px, x, plan->text_px,
                          form_rows[button->form].start};
    base.role = label_role(button);
    base.source = button->label;
    base.over = plan->height_px > button->shown.h;
    y = add_lines(builder, setter, lines, y, base);
    lines.paragraph = &plan->note;
    lines.line_px = plan->note_line_px;
    base.role = note_role(setter->style);
    base.source = button->note;
    add_lines(builder, setter, lines, y, base);
}

// What of the wanted size the words below it leave.
static int
upper_icon_px(const struct style *style, const struct button *button,
              const struct plan *plan)
{
    if (!plan->has.icon)
        return 0;
    int gap_px = button->label ? icon_gap_px(style, button) : 0;
    int room_px =
        button->shown.h - plan->words_height_px - 2 * button_inset_px(style) - gap_px;
    int icon_px =
        least(least(plan->icon_px, room_px), button->shown.w - 2 * plan->inset_px);
    return button->icon_most_px > 0 ? least(icon_px, button->icon_most_px) : icon_px;
}

static void
draw_above(struct builder *builder, const struct setter *setter,
           const struct button *button, const struct plan *plan, struct item base)
{
    struct rect at = button->shown;
    int gap_px = button->label ? icon_gap_px(setter->style, button) : 0;
    int icon_px = upper_icon_px(setter->style, button, plan);
    int inner_px = plan->words_height_px + (icon_px > 0 ? icon_px + gap_px : 0);
    int y = at.y + (at.h - inner_px) / 2;
    if (icon_px > 0) {
        add_icon(builder, button->icon,
                 (struct rect){at.x + (at.w - icon_px) / 2, y, icon_px, icon_px}, base);
        y += icon_px + gap_px;
    }
    add_words(builder, setter, button, plan, at.x + plan->inset_px, y, base);
}

static struct rect
at_middle(struct rect button, int x, int side_px)
{
    return (struct rect){x, button.y + (button.h - side_px) / 2, side_px, side_px};
}

static void
draw_beside(struct builder *builder, const struct setter *setter,
            const struct button *button, const struct plan *plan, struct item base)
{
    const struct form_row *form = &form_rows[button->form];
    struct rect at = button->shown;
    int gap_px = icon_gap_px(setter->style, button);
    int x = at.x + plan->inset_px;
    int icon_px = least(plan->icon_px, at.h - 2 * button_inset_px(setter->style));
    struct plan placed = *plan;
    if (!form->start) { // the words take what they need, and all moves to the middle
        placed.text_px = most(plan->label.width_px, plan->note.width_px);
        x += (plan->text_px - placed.text_px) / 2;
    }
    if (plan->has.icon) {
        add_icon(builder, button->icon, at_middle(at, x, icon_px), base);
        x += plan->icon_px + gap_px;
    }
    add_words(builder, setter, button, &placed, x,
              at.y + (at.h - plan->words_height_px) / 2, base);
    if (plan->has.end_icon)
        add_icon(builder, button->end_icon,
                 at_middle(at, x + placed.text_px + gap_px, plan->end_px), base);
}

static int
add_target(struct builder *builder, const struct button *button)
{
    struct target target = button->target;
    target.hit = button->shown;
    target.shown = button->shown;
    target.chosen = button->chosen;
    if (!target.label)
        target.label = button->label->utf8;
    target.source = button->label;
    return builder_target(builder, target);
}

int
button_add(struct builder *builder, const struct setter *setter,
           const struct button *button)
{
    assert(button->label || (button->icon && button->target.label));
    struct style close = close_style(setter->style);
    struct setter closely = *setter;
    closely.style = &close;
    int target = add_target(builder, button);
    struct item base = ink_on(button, -1, target);
    struct item box = {
        .kind = ITEM_BOX,
        .role = ROLE_CONTROL,
        .box = button->shown,
        .fill = base.ground,
        .line = button->accent || button->chosen ? COLOR_ACCENT : COLOR_LINE,
        .line_px = button->chosen ? close.pressed_px : close.outline_px,
        .radius_px = close.radius_px,
        .within = -1,
        .target = target,
    };
    base.within = builder_item(builder, box);
    struct plan plan = plan_choose(&closely, button, button->shown.h);
    if (form_rows[button->form].above)
        draw_above(builder, &closely, button, &plan, base);
    else
        draw_beside(builder, &closely, button, &plan, base);
    return target;
}

int
button_height(const struct setter *setter, const struct button *button, bool *whole)
{
    struct style close = close_style(setter->style);
    struct setter closely = *setter;
    closely.style = &close;
    struct plan plan = plan_choose(&closely, button, INT_MAX);
    *whole = !plan.cut;
    // Descenders reach below a close line: where the height is free, they keep off the outline.
    int air_px = (int)ceil(AIR_EM * close.type[ROLE_LABEL].font.em_px);
    return most(plan.height_px + 2 * air_px, setter->style->target_px);
}

size_t
button_line_count(const struct setter *setter, const struct button *button)
{
    struct setter copy = *setter;
    return plan_choose(&copy, button, INT_MAX).label.line_count;
}

int
button_icon_px(const struct setter *setter, const struct button *button)
{
    if (!form_rows[button->form].above)
        return 0;
    struct style close = close_style(setter->style);
    struct setter closely = *setter;
    closely.style = &close;
    struct plan plan = plan_choose(&closely, button, button->shown.h);
    return upper_icon_px(&close, button, &plan);
}

bool
button_fits(const struct setter *setter, const struct button *button)
{
    struct style close = close_style(setter->style);
    struct setter closely = *setter;
    closely.style = &close;
    struct plan plan = plan_choose(&closely, button, button->shown.h);
    return !plan.cut && plan.height_px <= button->shown.h;
}

int
button_label_px(struct setter *setter, const struct text *label)
{
    return paragraph_width(setter, label, ROLE_LABEL) +
           2 * button_margin_px(setter->style);
}

void
button_add_caption(struct builder *builder, const struct setter *setter,
                   struct rect place, const struct text *text, struct item base)
{
    struct style close = close_style(setter->style);
    struct setter closely = *setter;
    closely.style = &close;
    struct paragraph paragraph = paragraph_break(&closely, text, base.role, place.w);
    int line_px = close.type[base.role].line_px;
    int height_px = (int)paragraph.line_count * line_px;
    struct lines lines = {&paragraph, line_px, place.x, place.w, false};
    base.over = height_px > place.h;
    add_lines(builder, &closely, lines, place.y + (place.h - height_px) / 2, base);
}

// SPDX-License-Identifier: MIT
// The layouts of the single views, as view_layout dispatches to them. Private to the layout
// floor. Each is given a request whose page exists and lays it out into `arena`.
#pragma once

#include "layout/paragraph.h"
#include "layout/view.h"

// What the text of this request is set with: the style for its panel, step and spacing, and the
// hyphens. Lives in `arena`.
struct setter
view_setter(const struct view_request *request, struct arena *arena) MUST_CHECK;

// The screen without what bezels may cover: 2 units from every edge.
struct rect
view_safe(const struct style *style) MUST_CHECK;

struct laid_view
home_layout(const struct view_request *request, struct arena *arena) MUST_CHECK;
struct laid_view
pages_layout(const struct view_request *request, struct arena *arena) MUST_CHECK;
struct laid_view
answer_layout(const struct view_request *request, struct arena *arena) MUST_CHECK;
struct laid_view
words_sheet_layout(const struct view_request *request, struct arena *arena) MUST_CHECK;
struct laid_view
list_sheet_layout(const struct view_request *request, struct arena *arena) MUST_CHECK;
struct laid_view
full_sheet_layout(const struct view_request *request, struct arena *arena) MUST_CHECK;
struct laid_view
home_sheet_layout(const struct view_request *request, struct arena *arena) MUST_CHECK;
struct laid_view
slide_layout(const struct view_request *request, struct arena *arena) MUST_CHECK;
struct laid_view
text_sheet_layout(const struct view_request *request, struct arena *arena) MUST_CHECK;
struct laid_view
languages_layout(const struct view_request *request, struct arena *arena) MUST_CHECK;
struct laid_view
still_reading_layout(const struct view_request *request, struct arena *arena) MUST_CHECK;
struct laid_view
night_layout(const struct view_request *request, struct arena *arena);
struct laid_view
update_layout(const struct view_request *request, struct arena *arena);
struct laid_view
pin_layout(const struct view_request *request, struct arena *arena);
struct laid_view
staff_menu_layout(const struct view_request *request, struct arena *arena);
struct laid_view
staff_status_layout(const struct view_request *request, struct arena *arena);
struct laid_view
staff_updates_layout(const struct view_request *request, struct arena *arena);
struct laid_view
staff_due_layout(const struct view_request *request, struct arena *arena);
struct laid_view
staff_clean_layout(const struct view_request *request, struct arena *arena);
struct laid_view
screen_test_layout(const struct view_request *request, struct arena *arena);
struct laid_view
corners_layout(const struct view_request *request, struct arena *arena);
struct laid_view
set_clock_layout(const struct view_request *request, struct arena *arena);
struct laid_view
notice_layout(const struct view_request *request, struct arena *arena) MUST_CHECK;

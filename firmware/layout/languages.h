// SPDX-License-Identifier: MIT
// Languages: how they are offered, on a sheet of their own and in a row on Home (ux 3.5).
#pragma once

#include "layout/bands.h"
#include "layout/places.h"

enum { LANGUAGES_ROW_MOST = 4 }; // more have only the sheet

// Whether there is a choice.
bool
languages_are_offered(const struct view_request *request) MUST_CHECK;

// One language, named in its own words; the current one has a tick.
struct button
languages_button(const struct view_request *request,
                 const struct tongue *tongue) MUST_CHECK;

// Whether Home has them in the rail that its pager would have, where it needs none.
bool
languages_fit_rail(const struct setter *setter, const struct view_request *request,
                   const struct places *places) MUST_CHECK;
void
languages_add_rail(struct builder *builder, const struct setter *setter,
                   const struct view_request *request, const struct places *places);

// Adds the languages side by side or, where they do not fit, a button that opens the
// sheet.
void
languages_add_row(struct bands *bands, int gap_px);

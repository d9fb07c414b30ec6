// SPDX-License-Identifier: MIT
// Info: the lines that say where the pages came from, and what staff have to know of that.
// Private to the layout floor.
#pragma once

#include "base/arena.h"
#include "layout/view.h"

// "Information of 3 Nov 2026 · no. 2026110301", or NULL where no update is installed.
const struct text *
info_of(const struct view_request *request, struct arena *arena) MUST_CHECK;

// The fault that staff have to see to, or NULL.
const struct text *
info_fault(const struct view_request *request) MUST_CHECK;

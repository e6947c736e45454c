#pragma once

#include "html/html.h"

namespace desk::gallery {

/// Each component of one kind, with made-up content.
Html messages();
Html lists();
Html navigation();
Html fields();
Html choices();
Html wrong_fields();
Html kept_form();
Html casework();

}  // namespace desk::gallery

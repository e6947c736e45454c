#pragma once

#include "site/page.h"

namespace desk {

/// Every published workflow, with its versions.
moothall::Result<Outcome> list_workflows(const Visit& visit);

/// One workflow: its picture, and all its ways as a table.
moothall::Result<Outcome> show_workflow(const Visit& visit);

/// The picture itself, as SVG.
moothall::Result<Outcome> workflow_diagram(const Visit& visit);

}  // namespace desk

#pragma once

#include "site/page.h"

namespace desk {

/// Bytes of a form with documents: some of the largest, and what stands around them.
inline constexpr std::size_t documents_most = std::size_t{64} * 1024 * 1024;

/// The documents of a case, with a form for others.
moothall::Result<Outcome> case_documents(const Visit& visit);

/// Puts documents on a case. All are looked at before the first is kept.
moothall::Result<Outcome> add_documents(const Visit& visit);

/// One document, to be kept: never shown within a page of ours, whatever it says it is.
moothall::Result<Outcome> download_document(const Visit& visit);

}  // namespace desk

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "finding/double_metaphone.h"
#include "finding/folded.h"
#include "finding/particulars.h"

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

}  // namespace

/// Whatever is typed or kept as a name: folding it again changes nothing, its terms are few, and
/// who has all that was typed is like it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    namespace finding = moothall::finding;
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    const std::string once = finding::folded(text);
    require(finding::folded(once) == once);
    require(finding::double_metaphone(once).first.size() <= finding::sound_max);

    const finding::Question question = finding::question_in(text);
    const finding::Particulars known{text, text, "", question.phone, question.email, {}};
    require(finding::terms_of(known).size() <= 200);
    const finding::WhereToLook where = finding::where_to_look(question);
    require(where.exact.size() <= 4 && where.by_sound.size() <= 16);
    static_cast<void>(finding::likeness(question, known));
    return 0;
}

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "journal/chains/proof.h"
#include "journal/encoding.h"
#include "json/json.h"

namespace {

using moothall::store::EventRow;

/// Takes the text up to the next NUL away.
std::string take_part(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    std::string part(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

/// What was decoded encodes to a header that decodes to the same.
void read_write_read(EventRow row) {
    moothall::journal::Event event;
    try {
        event = moothall::journal::decode(row);
    } catch (const moothall::journal::DamagedEvent&) {
        return;
    }
    row.header = moothall::journal::encode_header(event);
    row.facts = moothall::json::to_json(event.facts);
    const auto again = moothall::journal::decode(row);
    if (moothall::journal::encode_header(again) != row.header || again.facts != event.facts ||
        again.body != event.body) {
        std::abort();
    }
}

/// What parses gives its canonical text, and that parses to the same.
void parse_write_parse(std::string_view text) {
    const auto parsed = moothall::json::parse(text);
    if (!parsed) {
        return;
    }
    if (moothall::json::parse(moothall::json::to_json(*parsed)).value() != *parsed) {
        std::abort();
    }
    if (parsed->as_table() != nullptr) {
        const std::string head(64, '0');
        static_cast<void>(moothall::journal::check_proof(*parsed->as_table(), head));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    parse_write_parse(text);

    std::string_view rest = text;
    EventRow row;
    row.stream = "case/1";
    row.number = 1;
    row.header = take_part(rest);
    row.facts = take_part(rest);
    if (!rest.empty()) {
        row.body = std::string(rest);
    }
    read_write_read(row);
    // Fuzzing seldom finds a whole header by itself: the parts beside it get one.
    row.header =
        R"({"actor":"a","command":"c","happened_at":"2026-05-04T09:00:00Z","kind":"case.noted",)"
        R"("number":1,"recorded_at":"2026-05-04T09:00:00Z","revision":1,"step":1,)"
        R"("stream":"case/1"})";
    read_write_read(row);
    return 0;
}

#include "journal/chains/verify.h"

#include <set>

#include "journal/chains/hash.h"
#include "journal/chains/seal_walk.h"
#include "journal/encoding.h"

namespace moothall::journal {
namespace {

constexpr std::size_t page = 500;

/// Counts what it passes on.
class Damages {
public:
    explicit Damages(const Report& report) : report_(report) {}

    void found(const std::string& sentence) {
        ++count_;
        report_(sentence);
    }
    std::int64_t count() const { return count_; }

private:
    const Report& report_;
    std::int64_t count_ = 0;
};

/// Walks one stream from its first event to its last.
class StreamWalk {
public:
    StreamWalk(std::string stream, Verification& seen, Damages& damages)
        : stream_(std::move(stream)), seen_(seen), damages_(damages) {}

    void pass(const store::EventRow& row) {
        ++seen_.events;
        seen_.unsealed += row.position == 0 ? 1 : 0;
        check_number(row);
        check_content(row);
        check_body(row);
        if (row.hash != hash_of_event(previous_, row)) {
            damages_.found("The chain breaks at " + named(row) +
                           ": its header, its facts or its hash was changed, or an event before "
                           "it was.");
        }
        // From here on as if it were right, so that one damage is told once.
        previous_ = row.hash;
        number_ = row.number;
    }

    void end() {
        for (const std::int64_t number : bodiless_) {
            if (!said_erased_.contains(number)) {
                damages_.found("The body of event " + std::to_string(number) + " of " + stream_ +
                               " is gone, and no event says that it was erased.");
            } else {
                ++seen_.erased;
            }
        }
        for (const std::int64_t number : said_erased_) {
            if (!bodiless_.contains(number)) {
                damages_.found("Event " + std::to_string(number) + " of " + stream_ +
                               " was erased, but its body is there.");
            }
        }
    }

private:
    void check_number(const store::EventRow& row) {
        if (row.number != number_ + 1) {
            damages_.found("The numbers of " + stream_ + " have a gap: " + named(row) +
                           " stands where " + std::to_string(number_ + 1) + " should.");
        }
        if (row.stream != stream_) {
            damages_.found("The " + named(row) + " stands in " + stream_ + ".");
        }
    }

    void check_content(const store::EventRow& row) {
        try {
            const Event event = decode(row);
            if (event.kind == stream_.substr(0, stream_.find('/')) + ".erased") {
                for (const Value& number : event.facts.list("numbers")) {
                    const std::int64_t* erased = number.as_integer();
                    said_erased_.insert(erased == nullptr ? 0 : *erased);
                }
            }
        } catch (const DamagedEvent&) {
            damages_.found("What was kept as " + named(row) +
                           " is not an event, or is the header of another one.");
        } catch (const ValueError&) {
            damages_.found("What was kept as " + named(row) + " does not say which were erased.");
        }
    }

    void check_body(const store::EventRow& row) {
        if (!row.body) {
            bodiless_.insert(row.number);
            if (!row.salt.empty()) {
                damages_.found("The salt of " + named(row) + " is there, but its body is gone.");
            }
        } else if (row.salt.size() != salt_size ||
                   row.body_hash != hash_of_body(row.salt, *row.body)) {
            damages_.found("The body of " + named(row) + " was changed, or its salt or hash.");
        }
    }

    std::string stream_;
    Verification& seen_;
    Damages& damages_;
    std::int64_t number_ = 0;
    std::string previous_ = no_hash();
    std::set<std::int64_t> bodiless_;
    std::set<std::int64_t> said_erased_;
};

void walk_stream(store::Reader& reader, const std::string& stream, Verification& seen,
                 Damages& damages) {
    StreamWalk walk(stream, seen, damages);
    std::int64_t done = 0;
    while (true) {
        const auto rows = reader.events(stream, done, page);
        for (const store::EventRow& row : rows) {
            walk.pass(row);
        }
        if (rows.size() < page) {
            walk.end();
            return;
        }
        done = rows.back().number;
    }
}

void walk_streams(store::Reader& reader, Verification& seen, Damages& damages) {
    std::string done;
    while (true) {
        const auto names = reader.streams(done, page);
        for (const std::string& stream : names) {
            ++seen.streams;
            walk_stream(reader, stream, seen, damages);
        }
        if (names.size() < page) {
            return;
        }
        done = names.back();
    }
}

void walk_seals(store::Reader& reader, const std::optional<std::string>& lodged, Verification& seen,
                Damages& damages) {
    const Report report = [&](const std::string& sentence) { damages.found(sentence); };
    SealWalk walk(reader, report);
    bool lodged_found = !lodged;
    std::int64_t done = 0;
    while (true) {
        const auto seals = reader.seals(done, page);
        for (const store::SealRow& seal : seals) {
            walk.pass(seal);
            lodged_found = lodged_found || seal.hash == *lodged;
            ++seen.seals;
            seen.head = to_hex(seal.hash);
        }
        if (seals.size() < page) {
            break;
        }
        done = seals.back().number;
    }
    walk.end();
    if (!lodged_found) {
        damages.found(
            "The head that was given is not among the seals: what came last was cut off, "
            "or the journal was written anew.");
    }
}

}  // namespace

Result<Verification> verify(store::Reader& reader, std::optional<std::string_view> head,
                            const Report& report) {
    const auto lodged = head ? from_hex(*head) : std::nullopt;
    if (head && (!lodged || lodged->size() != hash_size)) {
        return Refusal{RefusalKind::invalid_input,
                       "This is not a head: give the 64 letters and digits that `moothall journal "
                       "head` printed."};
    }
    Verification seen;
    Damages damages(report);
    walk_streams(reader, seen, damages);
    walk_seals(reader, lodged, seen, damages);
    seen.damages = damages.count();
    return seen;
}

std::string head(store::Reader& reader) {
    const auto last = reader.last_seal();
    return last ? to_hex(last->hash) : std::string();
}

}  // namespace moothall::journal

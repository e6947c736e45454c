#include "journal/chains/verify.h"

#include <set>

#include "journal/chains/hash.h"
#include "journal/chains/merkle.h"
#include "journal/encoding.h"

namespace moothall::journal {
namespace {

constexpr std::size_t page = 500;

std::string named(const store::EventRow& row) {
    return "event " + std::to_string(row.number) + " of " + row.stream;
}

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

/// Walks the seals, and all events by their positions beside them.
class SealWalk {
public:
    SealWalk(store::Reader& reader, Damages& damages) : reader_(reader), damages_(damages) {}

    void pass(const store::SealRow& seal) {
        const std::string name = "seal " + std::to_string(seal.number);
        if (seal.number != last_.number + 1) {
            damages_.found("The seals have a gap: " + name + " stands where " +
                           std::to_string(last_.number + 1) + " should.");
        }
        if (seal.previous != last_.hash || seal.hash != hash_of_seal(seal)) {
            damages_.found("The chain of seals breaks at " + name +
                           ": it was changed, or one before it was.");
        }
        if (seal.first_position != last_.last_position + 1 ||
            seal.last_position < seal.first_position) {
            damages_.found("The positions of " + name + " do not follow those of the one before.");
        }
        if (root_of_events(seal) != seal.root) {
            damages_.found("The events " + std::to_string(seal.first_position) + " to " +
                           std::to_string(seal.last_position) + " are not those that " + name +
                           " binds: one was changed, added or lost.");
        }
        last_ = seal;
    }

    void end() {
        for (const auto& row : reader_.events_by_position(last_.last_position, 1)) {
            damages_.found("No seal binds " + named(row) + ", which has position " +
                           std::to_string(row.position) + ".");
        }
    }

private:
    /// Empty if an event is missing among them.
    std::string root_of_events(const store::SealRow& seal) {
        MerkleTree tree;
        std::int64_t done = seal.first_position - 1;
        while (done < seal.last_position) {
            const auto rest =
                static_cast<std::uint64_t>(seal.last_position) - static_cast<std::uint64_t>(done);
            const auto rows = reader_.events_by_position(
                done, static_cast<std::size_t>(std::min<std::uint64_t>(rest, page)));
            for (const store::EventRow& row : rows) {
                if (row.position != ++done) {
                    return {};
                }
                check_place(row);
                tree.add(row.hash);
            }
            if (rows.empty()) {
                return {};
            }
        }
        return tree.count() == 0 ? std::string() : tree.root();
    }

    /// A walk over the streams does not come by what stands in none.
    void check_place(const store::EventRow& row) {
        if (row.number < 1 || row.stream.empty()) {
            damages_.found("The event with position " + std::to_string(row.position) +
                           " stands in no stream: its stream or number was changed.");
        }
    }

    store::Reader& reader_;
    Damages& damages_;
    store::SealRow last_{0, 0, 0, {}, {}, no_hash()};
};

void walk_seals(store::Reader& reader, const std::optional<std::string>& lodged, Verification& seen,
                Damages& damages) {
    SealWalk walk(reader, damages);
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

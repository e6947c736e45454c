#include "journal/chains/proof.h"

#include <algorithm>
#include <map>

#include "journal/chains/hash.h"
#include "journal/chains/merkle.h"
#include "journal/encoding.h"

namespace moothall::journal {
namespace {

constexpr std::size_t page = 500;
constexpr std::string_view form = "moothall proof 1";

Refusal does_not_hold(std::string reason) {
    return Refusal{RefusalKind::invalid_input, std::move(reason)};
}

/// Every sealed event of the stream.
std::vector<store::EventRow> sealed_events(store::Reader& reader, std::string_view stream) {
    std::vector<store::EventRow> found;
    std::int64_t done = 0;
    while (true) {
        auto rows = reader.events(stream, done, page);
        const bool last_page = rows.size() < page;
        for (store::EventRow& row : rows) {
            done = row.number;
            if (row.position > 0) {
                row.body.reset();
                found.push_back(std::move(row));
            }
        }
        if (last_page) {
            return found;
        }
    }
}

std::vector<std::string> hashes_in(store::Reader& reader, const store::SealRow& seal) {
    std::vector<std::string> hashes;
    std::int64_t done = seal.first_position - 1;
    while (done < seal.last_position) {
        const auto limit = std::min<std::int64_t>(page, seal.last_position - done);
        const auto rows = reader.events_by_position(done, static_cast<std::size_t>(limit));
        if (rows.empty()) {
            throw store::StoreFault("Events are missing: run `moothall journal verify`.");
        }
        for (const store::EventRow& row : rows) {
            hashes.push_back(row.hash);
            done = row.position;
        }
    }
    return hashes;
}

List in_hex(const std::vector<std::string>& hashes) {
    List list;
    for (const std::string& hash : hashes) {
        list.emplace_back(to_hex(hash));
    }
    return list;
}

Table proof_of_event(const store::EventRow& row, const std::vector<std::string>& path) {
    Table made;
    made.set("header", row.header)
        .set("facts", row.facts)
        .set("body_hash", to_hex(row.body_hash))
        .set("position", row.position)
        .set("path", in_hex(path));
    return made;
}

/// Walks the seals from the first that binds an event of the stream to the last, and adds to the
/// proof what each shows.
class Proving {
public:
    Proving(store::Reader& reader, const std::vector<store::EventRow>& events)
        : reader_(reader), events_(events) {}

    void pass(const store::SealRow& seal) {
        if (seal.last_position < events_.front().position) {
            return;
        }
        if (chain_.empty()) {
            first_ = seal;
        }
        List link;
        link.emplace_back(seal.last_position);
        link.emplace_back(to_hex(seal.root));
        chain_.emplace_back(std::move(link));
        head_ = seal.hash;
        add_events_of(seal);
    }

    Table take(std::string_view stream) {
        Table seals;
        seals.set("first_number", first_.number)
            .set("first_position", first_.first_position)
            .set("previous", to_hex(first_.previous))
            .set("chain", std::move(chain_));
        Table proof;
        proof.set("form", form)
            .set("stream", stream)
            .set("events", std::move(proofs_))
            .set("seals", std::move(seals))
            .set("head", to_hex(head_));
        return proof;
    }

private:
    void add_events_of(const store::SealRow& seal) {
        std::vector<std::string> hashes;
        while (next_ < events_.size() && events_[next_].position <= seal.last_position) {
            if (hashes.empty()) {
                hashes = hashes_in(reader_, seal);
            }
            const store::EventRow& row = events_[next_++];
            const auto index = static_cast<std::size_t>(row.position - seal.first_position);
            proofs_.emplace_back(proof_of_event(row, merkle_path(hashes, index)));
        }
    }

    store::Reader& reader_;
    const std::vector<store::EventRow>& events_;
    std::size_t next_ = 0;
    store::SealRow first_;
    std::string head_;
    List chain_;
    List proofs_;
};

std::string hash_of_text(std::string_view text) {
    auto hash = from_hex(text);
    if (!hash || hash->size() != hash_size) {
        throw ValueError("a hash must be 64 digits from 0 to f");
    }
    return *std::move(hash);
}

std::string hash_in(const Value& value) {
    const std::string* text = value.as_text();
    return hash_of_text(text == nullptr ? std::string_view() : std::string_view(*text));
}

/// The seals of a proof, chained up: by the last position of each.
using Seals = std::map<std::int64_t, store::SealRow>;

store::SealRow next_seal(const store::SealRow& last, const Value& link) {
    const List* parts = link.as_list();
    if (parts == nullptr || parts->size() != 2 || parts->front().as_integer() == nullptr) {
        throw ValueError("a seal must be its last position and its root");
    }
    store::SealRow seal;
    seal.number = last.number + 1;
    seal.first_position = last.last_position + 1;
    seal.last_position = *parts->front().as_integer();
    seal.previous = last.hash;
    seal.root = hash_in(parts->back());
    if (seal.last_position < seal.first_position) {
        throw ValueError("the positions of the seals must rise");
    }
    seal.hash = hash_of_seal(seal);
    return seal;
}

Seals seals_of(const Table& proof) {
    const Table& given = proof.table("seals");
    const std::int64_t number = given.integer("first_number");
    const std::int64_t position = given.integer("first_position");
    if (number < 1 || position < 1) {
        throw ValueError("numbers and positions start at 1");
    }
    store::SealRow last{number - 1, 0, position - 1, {}, {}, hash_of_text(given.text("previous"))};
    Seals seals;
    for (const Value& link : given.list("chain")) {
        last = next_seal(last, link);
        seals.emplace(last.last_position, last);
    }
    return seals;
}

std::vector<std::string> path_of(const Table& event) {
    std::vector<std::string> path;
    for (const Value& hash : event.list("path")) {
        path.push_back(hash_in(hash));
    }
    return path;
}

/// Whether the event is bound by one of the seals.
bool leads_to_a_seal(const store::EventRow& row, const Table& event, const Seals& seals) {
    const auto found = seals.lower_bound(row.position);
    if (found == seals.end()) {
        return false;
    }
    const store::SealRow& seal = found->second;
    const std::int64_t count = seal.last_position - seal.first_position + 1;
    return row.position >= seal.first_position &&
           root_of_path(row.hash, row.position - seal.first_position, count, path_of(event)) ==
               seal.root;
}

Result<Proven> check(const Table& proof, std::string_view head) {
    if (proof.text("form") != form) {
        return does_not_hold(
            "This proof has another form: check it with the program that made it.");
    }
    const Seals seals = seals_of(proof);
    if (seals.empty() || to_hex(seals.rbegin()->second.hash) != head) {
        return does_not_hold("The seals of the proof do not lead to this head.");
    }
    Proven proven{proof.text("stream"), 0};
    std::string previous = no_hash();
    for (const Value& each : proof.list("events")) {
        if (each.as_table() == nullptr) {
            throw ValueError("an event must be a table");
        }
        const Table& event = *each.as_table();
        store::EventRow row{.position = event.integer("position"),
                            .stream = proven.stream,
                            .number = ++proven.events,
                            .header = event.text("header"),
                            .facts = event.text("facts"),
                            .salt = {},
                            .body = {},
                            .body_hash = hash_of_text(event.text("body_hash")),
                            .hash = {}};
        row.hash = hash_of_event(previous, row);
        previous = row.hash;
        decode(row);
        if (!leads_to_a_seal(row, event, seals)) {
            return does_not_hold("Event " + std::to_string(row.number) +
                                 " does not lead to its seal: it, or one before it, was changed.");
        }
    }
    if (proven.events == 0) {
        return does_not_hold("The proof holds no event.");
    }
    return proven;
}

}  // namespace

Result<Table> prove(store::Reader& reader, std::string_view stream) {
    const auto events = sealed_events(reader, stream);
    if (events.empty()) {
        return Refusal{RefusalKind::not_found, "There is nothing sealed of " + std::string(stream) +
                                                   ": check the name, or try again in a moment."};
    }
    Proving proving(reader, events);
    std::int64_t done = 0;
    while (true) {
        const auto seals = reader.seals(done, page);
        for (const store::SealRow& seal : seals) {
            proving.pass(seal);
        }
        if (seals.size() < page) {
            return proving.take(stream);
        }
        done = seals.back().number;
    }
}

Result<Proven> check_proof(const Table& proof, std::string_view head) {
    try {
        return check(proof, head);
    } catch (const ValueError& error) {
        return does_not_hold("This is not a proof that `moothall journal prove` wrote: " +
                             std::string(error.what()) + ".");
    } catch (const DamagedEvent&) {
        return does_not_hold("An event of the proof belongs to another stream, or to none.");
    }
}

}  // namespace moothall::journal

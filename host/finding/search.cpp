#include "finding/search.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace moothall::finding {
namespace {

constexpr std::size_t looked_at_most = 200;

struct Found {
    Hit hit;
    std::size_t words_not_typed;
    std::string name;
};

/// One search, as it comes from term to term.
class Looking {
public:
    Looking(store::Reader& reader, const Searched& searched, std::string_view typed,
            std::size_t limit)
        : reader_(reader),
          searched_(searched),
          typed_(typed),
          question_(question_in(typed)),
          limit_(limit) {}

    std::vector<Hit> all() && {
        const WhereToLook where = where_to_look(question_);
        look_under(where.exact, std::max(limit_, looked_at_most));
        if (count(Likeness::exact) < limit_ && !is_whom_was_meant()) {
            look_in_the_text();
        }
        if (count(Likeness::exact) < limit_) {
            look_under(where.by_sound, limit_);
        }
        return in_order();
    }

private:
    std::size_t count(Likeness likeness) const {
        return static_cast<std::size_t>(std::ranges::count_if(
            found_, [&](const Found& each) { return each.hit.likeness == likeness; }));
    }

    /// Somebody has the very number, address or date: words of the text, which millions may share
    /// ("gmail", "com"), would find nobody better.
    bool is_whom_was_meant() const {
        const bool says_who =
            !question_.email.empty() || !question_.phone.empty() || !question_.born.empty();
        return says_who && !found_.empty();
    }

    void look_under(const std::vector<std::string>& terms, std::size_t enough) {
        for (const std::string& term : terms) {
            for (const store::Row& row :
                 reader_.list({&searched_.terms, "", {term}, {}, {}, {}, looked_at_most})) {
                if (found_.size() >= enough) {
                    return;
                }
                look_at(std::get<std::string>(row.at(1)), std::nullopt);
            }
        }
    }

    /// Every word occurs there: what was typed is exact, wherever it stands.
    void look_in_the_text() {
        for (const store::TextHit& hit :
             reader_.search({std::string(searched_.collection), typed_, std::nullopt, limit_})) {
            look_at(hit.key, Likeness::exact);
        }
    }

    void look_at(const std::string& key, std::optional<Likeness> certain) {
        if (!seen_.insert(key).second) {
            return;
        }
        const auto known = searched_.known(key);
        if (!known) {
            return;
        }
        const Likeness how = certain.value_or(likeness(question_, *known));
        if (how != Likeness::none) {
            found_.push_back({{key, how}, words_not_typed(question_, *known), known->name});
        }
    }

    std::vector<Hit> in_order() {
        std::ranges::sort(found_, {}, [](const Found& each) {
            return std::make_tuple(each.hit.likeness != Likeness::exact, each.words_not_typed,
                                   std::string_view(each.name), std::string_view(each.hit.key));
        });
        std::vector<Hit> hits;
        for (const Found& each : found_) {
            if (hits.size() < limit_) {
                hits.push_back(each.hit);
            }
        }
        return hits;
    }

    store::Reader& reader_;
    const Searched& searched_;
    std::string typed_;
    Question question_;
    std::size_t limit_;
    std::set<std::string> seen_;
    std::vector<Found> found_;
};

}  // namespace

store::Table terms_table(std::string name) {
    return {std::move(name),
            store::TableClass::projection,
            {{"term", store::ColumnKind::text}, {"of", store::ColumnKind::text}},
            2,
            {}};
}

void keep_terms(store::Writer& writer, const store::Table& terms, const std::string& key,
                const Particulars& known) {
    for (const std::string& term : terms_of(known)) {
        writer.put(terms, {term, key});
    }
}

void forget_terms(store::Writer& writer, const store::Table& terms, const std::string& key,
                  const Particulars& known) {
    for (const std::string& term : terms_of(known)) {
        writer.remove(terms, {term, key});
    }
}

std::vector<Hit> search(store::Reader& reader, const Searched& searched, std::string_view typed,
                        std::size_t limit) {
    return Looking(reader, searched, typed, limit).all();
}

}  // namespace moothall::finding

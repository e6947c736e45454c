// Customers are found alike on every backend, and by index.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "contract/store_backends.h"
#include "customers/customer_search.h"

namespace moothall::customers {
namespace {

using finding::Likeness;
using store::Backend;
using store::Reader;
using store::Writer;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Counts the rows that are read through it.
class CountingReader final : public Reader {
public:
    explicit CountingReader(Reader& reader) : reader_(reader) {}

    std::optional<store::Row> find(const store::Table& table, const store::Key& key) override {
        ++rows;
        return reader_.find(table, key);
    }
    std::vector<store::Row> list(const store::ListQuery& query) override {
        auto listed = reader_.list(query);
        rows += listed.size();
        return listed;
    }
    std::vector<store::TextHit> search(const store::TextQuery& query) override {
        auto hits = reader_.search(query);
        rows += hits.size();
        return hits;
    }
    std::optional<store::StreamHead> head(std::string_view stream) override {
        return reader_.head(stream);
    }
    std::vector<store::EventRow> events(std::string_view stream, std::int64_t after,
                                        std::size_t limit) override {
        return reader_.events(stream, after, limit);
    }
    std::vector<store::EventRow> events_by_position(std::int64_t after,
                                                    std::size_t limit) override {
        return reader_.events_by_position(after, limit);
    }
    std::vector<store::EventRow> unsealed(std::size_t limit) override {
        return reader_.unsealed(limit);
    }
    std::vector<std::string> streams(std::string_view after, std::size_t limit) override {
        return reader_.streams(after, limit);
    }
    std::optional<store::SealRow> last_seal() override { return reader_.last_seal(); }
    std::vector<store::SealRow> seals(std::int64_t after, std::size_t limit) override {
        return reader_.seals(after, limit);
    }

    std::size_t rows = 0;

private:
    Reader& reader_;
};

journal::Event added(const Customer& customer) {
    const auto draft = customer_added(customer, Instant(make_date(2026, 5, 4))).value();
    journal::Event event{};
    event.stream = draft.stream;
    event.kind = draft.kind;
    event.happened_at = draft.happened_at;
    event.facts = draft.facts;
    event.body = draft.body;
    return event;
}

Customer person(std::string id, std::string name) {
    return {std::move(id), std::move(name), "person", "", "", "", "", {}};
}

class CustomerSearchContract : public testing::TestWithParam<Backend> {
protected:
    static store::Schema schema() {
        return {{customer_table(), customer_terms_table()},
                {{1, "first", {}}, {2, "finding", {store::AddProjection{"customer_terms"}}}}};
    }

    void keep(const std::vector<Customer>& customers) {
        const auto fold = customer_fold();
        kept->write([&](Writer& writer) {
            for (const Customer& customer : customers) {
                fold(added(customer), writer);
            }
            return store::Verdict::keep;
        });
    }

    std::vector<FoundCustomer> found(const std::string& typed) {
        return search_customers(*kept->read(), typed, 20);
    }
    /// The ids, those that are found by sound with a ~ before them.
    std::vector<std::string> ids(const std::string& typed) {
        std::vector<std::string> all;
        for (const auto& [customer, likeness] : found(typed)) {
            all.push_back((likeness == Likeness::by_sound ? "~" : "") + customer.id);
        }
        return all;
    }

    std::unique_ptr<store::Place> place = GetParam().make_place();
    std::unique_ptr<store::Store> kept = place->open(schema(), [](Writer&) {});
};

INSTANTIATE_TEST_SUITE_P(Backends, CustomerSearchContract, testing::ValuesIn(store::backends()),
                         [](const auto& tested) { return tested.param.name; });

TEST_P(CustomerSearchContract, TheExactOnesComeFirstAndTheOthersAreMarked) {
    keep({person("1", "Kathryn Smith"), person("2", "Catherine Smyth"),
          person("3", "Mary Catherine Smyth"), person("4", "Catherine Jones")});

    EXPECT_THAT(ids("Catherine Smyth"), ElementsAre("2", "3", "~1"));
    EXPECT_THAT(ids("kathryn smith"), ElementsAre("1", "~2", "~3"));
    EXPECT_THAT(ids("schmidt"), ElementsAre("~2", "~1", "~3"));
}

TEST_P(CustomerSearchContract, AccentsApostrophesAndHyphensMakeNoDifference) {
    keep({person("1", "Łukasz Ó Briain"), person("2", "Zoë O'Brien-Smith"),
          person("3", "Siân ffrancis")});

    for (const char* typed : {"lukasz", "LUKASZ O BRIAIN", "Łukasz OBriain"}) {
        EXPECT_THAT(ids(typed), ElementsAre("1")) << typed;
    }
    for (const char* typed : {"O'Brien", "obrien", "O Brien",
                              "o\xe2\x80\x99"
                              "brien"}) {
        EXPECT_THAT(ids(typed), ElementsAre("2", "~1")) << typed;
    }
    EXPECT_THAT(ids("sian francis"), ElementsAre("~3"));
}

TEST_P(CustomerSearchContract, FindsByWhateverIsKnown) {
    Customer one = person("1", "Kathryn Smith");
    one.address = "Flat 3, 12 High Street, Anytown AS1 4QT";
    one.phone = "+44 1632 960 123";
    one.email = "Kathryn@example.org";
    one.external_id = "CRM/417";
    one.born = make_date(1981, 4, 3);
    Customer other = person("2", "Kathryn Smith");
    other.address = "14 High Street, Anytown AS1 4QU";
    other.born = make_date(1990, 4, 3);
    keep({one, other});

    for (const char* typed :
         {"12 AS1 4QT", "as14qt", "flat 3 12 high st", "3/4/1981", "smith 3 April 1981",
          "1981-04-03", "01632 960123", "kathryn@example.org", "CRM/417"}) {
        EXPECT_THAT(ids(typed), ElementsAre("1")) << typed;
    }
    EXPECT_THAT(ids("smyth as1 4qu"), ElementsAre("~2"));
    EXPECT_THAT(ids("13 as1 4qt"), IsEmpty());
}

TEST_P(CustomerSearchContract, WhatIsNoTextIsNoFault) {
    keep({person("1", "Kathryn Smith"), person("2", "李 小龍")});

    for (const std::string& typed :
         {std::string("\xff\xfe"), std::string("smith\0\"", 7), std::string(3000, 'x'),
          std::string("\xed\xa0\x80 smith"), std::string("' OR 1=1 --"), std::string("%_*")}) {
        EXPECT_NO_THROW(found(typed)) << typed;
    }
    EXPECT_THAT(ids("小龍"), ElementsAre("2"));
}

TEST_P(CustomerSearchContract, WhoeverIsErasedLeavesNoTerm) {
    Customer one = person("1", "Kathryn O'Brien-Smith");
    one.address = "12 High Street, AS1 4QT";
    one.born = make_date(1981, 4, 3);
    keep({one, person("2", "Kathryn Smith")});

    kept->write([](Writer& writer) {
        forget_customer("customer/1", 1, writer);
        return store::Verdict::keep;
    });

    EXPECT_THAT(ids("catherine smith"), ElementsAre("~2"));
    for (const auto& row :
         kept->read()->list({&customer_terms_table(), "", {}, {}, {}, {}, 1000})) {
        EXPECT_EQ(std::get<std::string>(row.at(1)), "2");
    }
}

TEST_P(CustomerSearchContract, LooksAtNoMoreRowsHoweverManyCustomersThereAre) {
    Customer wanted = person("wanted", "Kathryn Smith");
    wanted.address = "12 High Street, AS1 4QT";
    wanted.phone = "01632 960123";
    wanted.born = make_date(1981, 4, 3);
    keep({wanted});
    const auto rows_for = [&](const char* typed) {
        const auto reader = kept->read();
        CountingReader counting(*reader);
        EXPECT_EQ(search_customers(counting, typed, 20).front().customer.id, "wanted") << typed;
        return counting.rows;
    };
    const std::vector<const char*> typed{"kathryn smith", "catherine smyth", "smyth 3/4/1981",
                                         "12 as14qt",     "12 high st",      "01632960123"};
    std::vector<std::size_t> rows_before;
    for (const char* each : typed) {
        rows_before.push_back(rows_for(each));
    }

    std::vector<Customer> others;
    for (int one = 0; one < 2000; ++one) {
        Customer other = person("other" + std::to_string(one),
                                one % 2 == 0 ? "Kathryn Weatherby" : "Jane Smith");
        other.address = std::to_string(20 + one) + " High Street, AS2 9ZZ";
        other.born = make_date(1960, 1, 1);
        others.push_back(std::move(other));
    }
    keep(others);

    for (std::size_t at = 0; at < typed.size(); ++at) {
        EXPECT_EQ(rows_for(typed[at]), rows_before[at]) << typed[at];
    }
}

TEST_P(CustomerSearchContract, ACommonNameCostsABoundedNumberOfRows) {
    std::vector<Customer> many;
    for (int one = 0; one < 1500; ++one) {
        many.push_back(person("id" + std::to_string(one), "Catherine Smyth"));
    }
    keep(many);
    const auto reader = kept->read();
    CountingReader counting(*reader);

    EXPECT_EQ(search_customers(counting, "kathryn smith", 20).size(), 20U);

    EXPECT_LE(counting.rows, 4U * 200U * 2U + 100U) << "two hundred under each of four codes";
}

TEST_P(CustomerSearchContract, UntilTheUpgradeOnlyWordsAreFound) {
    const store::Schema older{{customer_table()}, {{1, "first", {}}}};
    place = GetParam().make_place();
    place->open(older, [](Writer&) {});
    kept = place->try_open(schema(), {"contract", 0, store::Preparation::make}).value();
    Customer one = person("1", "Kathryn Smith");
    one.external_id = "CRM/417";
    keep({one});

    EXPECT_THAT(ids("kathryn smi"), ElementsAre("1"));
    EXPECT_THAT(ids("CRM/417"), ElementsAre("1"));
    EXPECT_THAT(ids("catherine smyth"), IsEmpty());
}

}  // namespace
}  // namespace moothall::customers

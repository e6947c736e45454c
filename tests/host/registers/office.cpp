#include "host/registers/office.h"

#include <atomic>
#include <utility>

#include "host/journal/memory_store.h"
#include "journal/chains/seal.h"
#include "journal/commands.h"
#include "registers/register_fold.h"
#include "registers/register_steps.h"

namespace moothall::registers {
namespace {

constexpr Instant morning{std::chrono::microseconds(1'790'000'000'000'000)};

journal::Randomness counted_randomness() {
    auto next = std::make_shared<std::atomic<unsigned>>(0);
    return [next](std::span<std::byte> bytes) {
        for (std::byte& byte : bytes) {
            byte = static_cast<std::byte>((*next)++ & 0xffU);
        }
    };
}

journal::Folds register_folds() {
    journal::Folds folds;
    add_register_folds(folds);
    add_revision_folds(folds);
    return folds;
}

RegisterField field(std::string name, std::string kind) {
    return {name, std::move(kind), name, false};
}

RegisterField optional_field(std::string name, std::string kind) {
    return {name, std::move(kind), name, true};
}

}  // namespace

RegisterDeclaration prices() {
    return {"waste.prices",
            "Prices",
            "kind",
            {field("kind", "text"), field("up_to_three_pence", "money"),
             optional_field("each_more_pence", "money"), optional_field("percent", "number"),
             field("source", "text")}};
}

RegisterDeclaration places_on_rounds() {
    return {"waste.places_on_rounds",
            "Places on rounds",
            "round,on",
            {field("round", "text"), field("on", "date"), field("left", "integer"),
             optional_field("note", "text")},
            "left"};
}

RegisterDeclaration rounds() {
    return {
        "waste.rounds",
        "Rounds",
        "uprn",
        {field("uprn", "place"), field("round", "text"), optional_field("from_garden", "yes_no")}};
}

Office::Office() : Office(std::make_unique<journal::MemoryStore>(&journal::seal)) {}

Office::Office(std::unique_ptr<store::Store> over)
    : store(std::move(over)),
      folds(register_folds()),
      journal(*store, folds, counted_randomness()) {
    registers.add(prices(), "waste").value();
    registers.add(places_on_rounds(), "waste").value();
    registers.add(rounds(), "waste").value();
}

void Office::keep(std::vector<journal::Draft> drafts) {
    commit({{}, {}, {}, std::move(drafts)}).value();
}

Result<journal::Committed> Office::commit(journal::Decision decision) {
    static std::atomic<int> commands{0};
    decision.cause.actor = "officer/1";
    decision.cause.command = "command-" + std::to_string(++commands);
    decision.cause.recorded_at = morning;
    return journal.commit(decision);
}

void Office::put_price(std::string_view kind, std::int64_t pence, Date from) {
    Table values;
    values.set("kind", kind).set("up_to_three_pence", pence).set("source", "Fees 2026");
    keep({registers.put({"waste.prices", from, values}, morning).value()});
}

void Office::put_places(std::string_view round, Date on, std::int64_t left) {
    Table values;
    values.set("round", round).set("on", on).set("left", left);
    keep({registers.put({"waste.places_on_rounds", april(2026), values}, morning).value()});
}

Date april(int year) {
    return make_date(year, 4, 1);
}

std::vector<store::Table> office_tables() {
    std::vector<store::Table> all = tables();
    all.push_back(journal::commands_table());
    return all;
}

std::vector<store::Row> projected(store::Reader& reader) {
    std::vector<store::Row> all;
    for (const store::Table& table : tables()) {
        for (store::Row& row : reader.list({&table, "", {}, {}, {}, {}, 10'000})) {
            all.push_back(std::move(row));
        }
    }
    return all;
}

}  // namespace moothall::registers

#include "host/deliveries/letting_council.h"

#include <algorithm>

#include "operations/operation.h"
#include "workflows/undoing/undoing.h"

namespace moothall::deliveries {
namespace {

class ToOffice final : public channel::Carrier {
public:
    explicit ToOffice(PostOffice& office) : office_(office) {}
    Result<Table> deliver(const channel::Delivery& delivery) override {
        return office_.take_in(delivery);
    }

private:
    PostOffice& office_;
};

constexpr const char* writing = R"(
    write = { title = "Write", from = "asked", stay = true, act = function(case)
        return { letter "offer" { to = "customer", copy = "owner", price = 12 },
                 letter "terms" } end },)";

}  // namespace

std::unique_ptr<channel::Carrier> PostOffice::carrier() {
    return std::make_unique<ToOffice>(*this);
}

void PostOffice::set_does(Does does) {
    const std::lock_guard lock(mutex_);
    does_ = std::move(does);
}

Result<Table> PostOffice::take_in(const channel::Delivery& delivery) {
    Does does;
    {
        const std::lock_guard lock(mutex_);
        came_.push_back(delivery);
        does = does_;
    }
    return does ? does(delivery) : Result<Table>(Table{}.set("id", "post/" + delivery.key));
}

std::vector<channel::Delivery> PostOffice::all() const {
    const std::lock_guard lock(mutex_);
    return came_;
}

std::vector<std::string> PostOffice::letters() const {
    std::vector<std::string> letters;
    for (const channel::Delivery& one : all()) {
        letters.push_back(one.name + " of " + one.reference);
    }
    return letters;
}

PostOffice::Does refuses(RefusalKind kind, const std::string& reason) {
    return [=](const channel::Delivery&) -> Result<Table> { return Refusal{kind, reason}; };
}

LettingCouncil::LettingCouncil(Backend backend) {
    std::filesystem::path place = folder_.path();
    if (backend == Backend::postgres) {
        database_ = std::make_unique<store::postgres::TestDatabase>();
        place = database_->url();
    }
    council_ = std::make_unique<workflows::SmallCouncil>(place);
    council_->carriers.add("letter", office.carrier(), "post").value();
    council_->publish(workflows::pitch_workflow(writing));
}

void LettingCouncil::write(const std::string& reference) {
    council().act(reference, "write").value();
    advance(workflows::undo_time);
}

std::unique_ptr<Carriers> LettingCouncil::carriers_to(PostOffice& to) const {
    auto carriers = std::make_unique<Carriers>();
    carriers->add("letter", to.carrier(), "post").value();
    return carriers;
}

Deliveries LettingCouncil::host_with(const Carriers& carriers) {
    return Deliveries({*council_->store, council_->journal, council_->folds, carriers,
                       council_->clock, council_->council.randomness, [](const std::string&) {}});
}

List LettingCouncil::attention() {
    return operations::call(council_->council, {identity::system_administrator(), ""},
                            "attention.list", {})
        .value()
        .as_table()
        ->list("items");
}

std::int64_t LettingCouncil::count(const std::string& reference, const std::string& kind) {
    const auto kinds = council_->kinds(reference);
    return std::ranges::count(kinds, kind);
}

}  // namespace moothall::deliveries

#include "workflows/modules/behaviours.h"

#include "workflows/definitions/markers.h"

namespace moothall::workflows {

std::vector<Piece> BehaviourList::pieces_of(const Scope& workflow) {
    std::vector<Piece> pieces{{workflow, ""}};
    const Value* value = workflow.find("behaviours");
    if (value == nullptr) {
        return pieces;
    }
    const Table* table = value->as_table();
    if (table != nullptr && table->empty()) {
        return pieces;
    }
    if (value->as_list() == nullptr) {
        workflow.wrong_kind("behaviours",
                            "a list of behaviours, as in { common.on_hold, common.duplicate }");
        return pieces;
    }
    std::size_t number = 0;
    for (const Value& one : *value->as_list()) {
        read_one(pieces, one, "behaviours." + std::to_string(++number));
    }
    return pieces;
}

void BehaviourList::read_one(std::vector<Piece>& pieces, const Value& value,
                             const std::string& where) {
    if (word_of(value) != std::string_view("behaviour")) {
        reading_.error(where,
                       "behaviours: each must be a behaviour, as common.on_hold is, but "
                       "one is " +
                           described(value) + ".");
        return;
    }
    const auto whose = behaviour_of(value);
    const std::string number = where.substr(where.rfind('.') + 1);
    const std::string subject =
        whose ? "behaviour '" + whose->name + "' of " + whose->module : "behaviour " + number;
    const std::string origin = whose ? whose->name + " of " + whose->module : subject;
    if (!origins_.insert(origin).second) {
        reading_.error(where, "behaviours: '" + origin + "' stands there twice.");
        return;
    }
    const auto module = whose ? modules_.find(whose->module) : modules_.end();
    if (module != modules_.end()) {
        reading_.source.take_behaviour(where, module->second, whose->name);
    }
    pieces.push_back(
        {Scope(reading_, *value.as_table(), where, subject, *find_word("behaviour")), origin});
}

}  // namespace moothall::workflows

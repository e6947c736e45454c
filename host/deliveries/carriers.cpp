#include "deliveries/carriers.h"

#include <algorithm>

#include "cases/outgoing.h"
#include "csv/utf8.h"
#include "words/blank.h"

namespace moothall::deliveries {
namespace {

constexpr std::size_t text_max = 4'000;  // Of the answer, and of the sentence of a refusal.
constexpr std::size_t answer_max = 100;  // Entries.

bool is_plain(const std::string& text) {
    return text.size() <= text_max && !csv::first_not_utf8(text);
}

bool is_plain(const Value& value) {
    const std::string* text = value.as_text();
    return text != nullptr ? is_plain(*text)
                           : value.as_integer() != nullptr || value.as_yes_no() != nullptr;
}

/// What of an answer an event keeps: nothing that a carrier says may make an event unreadable.
Table plain_part(const Table& answer) {
    Table kept;
    std::size_t count = 0;
    for (const auto& [name, value] : answer.entries()) {
        if (is_plain(name) && is_plain(value) && ++count <= answer_max) {
            kept.set(name, value);
        }
    }
    return kept;
}

Refusal in_plain_words(Refusal refusal, const std::string& plugin) {
    refusal.reason.resize(std::min(refusal.reason.size(), text_max));
    while (const auto wrong = csv::first_not_utf8(refusal.reason)) {
        refusal.reason.replace(*wrong, 1, "?");
    }
    if (words::is_blank(refusal.reason)) {
        refusal.reason = "The plugin " + plugin + " refused it without a word.";
    }
    return refusal;
}

}  // namespace

Result<Done> check_kind(const std::string& kind) {
    if (kind != cases::letter_work) {
        return Refusal{RefusalKind::invalid_input,
                       "there is no outgoing work of the kind '" + kind +
                           "'. What workflows ask for is: " + cases::letter_work + "."};
    }
    return Done{};
}

Result<Done> Carriers::add(const std::string& kind, std::unique_ptr<channel::Carrier> carrier,
                           std::string plugin) {
    const auto [known, is_new] =
        carriers_.try_emplace(kind, Known{std::move(carrier), std::move(plugin)});
    if (!is_new) {
        return Refusal{RefusalKind::invalid_input, "The plugin " + known->second.plugin +
                                                       " delivers the kind " + kind + " already."};
    }
    return Done{};
}

std::vector<std::string> Carriers::kinds() const {
    std::vector<std::string> kinds;
    for (const auto& [kind, known] : carriers_) {
        kinds.push_back(kind);
    }
    return kinds;
}

const std::string& Carriers::plugin_of(std::string_view kind) const {
    return carriers_.find(kind)->second.plugin;
}

Result<Table> Carriers::deliver(const channel::Delivery& delivery) const {
    const Known& known = carriers_.find(delivery.kind)->second;
    const functions::WatchedCall watched(watch_, known.plugin, "deliver " + delivery.kind,
                                         delivery.reference);
    try {
        const auto answer = known.carrier->deliver(delivery);
        if (answer) {
            return plain_part(*answer);
        }
        return in_plain_words(answer.error(), known.plugin);
    } catch (const RefusedError& refused) {
        return in_plain_words(refused.refusal(), known.plugin);
    } catch (const std::exception& thrown) {
        return in_plain_words({RefusalKind::not_available,
                               "The plugin " + known.plugin + " is at fault in delivering the " +
                                   delivery.kind + ": " + thrown.what()},
                              known.plugin);
    }
}

}  // namespace moothall::deliveries

#include "demonstration/invented.h"

#include <array>
#include <string_view>

namespace moothall::demonstration {
namespace {

constexpr std::array<std::string_view, 24> first_names{
    "Abena",  "Agnes", "Alun",   "Amara", "Bilal", "Bronwen", "Callum",  "Chidi",
    "Dilys",  "Ewan",  "Farida", "Grace", "Hamza", "Ines",    "Jarek",   "Katya",
    "Leonie", "Mabel", "Nadia",  "Owen",  "Petra", "Rashid",  "Saoirse", "Tomos"};
constexpr std::array<std::string_view, 24> last_names{
    "Achterberg", "Bevan",  "Coldwell", "Dunmore", "Eddery",   "Fairburn", "Garrick", "Hollis",
    "Ikande",     "Jessop", "Kirkham",  "Lovell",  "Marchant", "Nnadi",    "Osei",    "Pemberton",
    "Quill",      "Rahman", "Sorrell",  "Thwaite", "Underhay", "Vasquez",  "Winship", "Yeoman"};
constexpr std::array<std::string_view, 16> streets{
    "Mill Lane",      "Station Road",  "Priory Walk",   "Tanner's Row",
    "Orchard Close",  "Castle Street", "Weaver's Yard", "Bridge Street",
    "The Shambles",   "Abbot's Way",   "Cooper's Hill", "Market Place",
    "Fuller's Field", "Chapel Street", "Ropewalk",      "Malt House Lane"};

template <class Names>
std::string one_of(const Names& names, Invented& invented) {
    return std::string(names.at(
        static_cast<std::size_t>(invented.number(0, static_cast<std::int64_t>(names.size()) - 1))));
}

}  // namespace

std::int64_t Invented::number(std::int64_t least, std::int64_t most) {
    const auto span = static_cast<std::uint64_t>(most - least + 1);
    return least + static_cast<std::int64_t>(random_() % span);
}

std::string Invented::person() {
    return one_of(first_names, *this) + " " + one_of(last_names, *this);
}

std::string Invented::street_address() {
    return std::to_string(number(1, 140)) + " " + one_of(streets, *this) + ", Ashcombe";
}

std::string Invented::postcode() {
    const auto letter = [&] { return static_cast<char>('A' + number(0, 25)); };
    return "ZZ" + std::to_string(number(1, 19)) + " " + std::to_string(number(1, 9)) + letter() +
           letter();
}

char Invented::band() {
    return static_cast<char>('A' + number(0, 7));
}

}  // namespace moothall::demonstration

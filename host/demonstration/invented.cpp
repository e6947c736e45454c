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

Date Invented::date_of_birth() {
    constexpr std::int64_t days_of_seventy_years = 25'567;
    constexpr Date earliest{std::chrono::year(1935) / 1 / 1};
    return earliest + std::chrono::days(number(0, days_of_seventy_years));
}

std::string Invented::phone() {
    const std::string last = std::to_string(number(1000, 1999)).substr(1);
    return (number(0, 2) == 0 ? "01632 960" : "07700 900") + last;
}

std::string Invented::email(const std::string& person) {
    std::string name;
    for (const char letter : person) {
        const bool is_capital = letter >= 'A' && letter <= 'Z';
        name += is_capital ? static_cast<char>(letter - 'A' + 'a') : letter == ' ' ? '.' : letter;
    }
    return name + std::to_string(number(10, 99)) + "@example.org";
}

}  // namespace moothall::demonstration

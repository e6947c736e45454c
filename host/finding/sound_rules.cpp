#include "finding/sound_rules.h"

namespace moothall::finding {
namespace {

using enum RuleFor;

// Philips' conditions, letter by letter and in his order. Left out: what he tests for beyond one
// word ("van ", "von ", "San "). Otherwise than his: SC does not swallow the letter after it.
constexpr SoundRule rules[] = {
    {"BB", "", "", "P", "P"},
    {"B", "", "", "P", "P"},

    {"CH", "BA|MA", "ER", "K", "K"},  // Bacher, Macher
    {"CH", "#A", "!I|E", "K", "K"},   // Bach
    {"C", "^", "AESAR", "S", "S"},
    {"CH", "", "IA", "K", "K"},                   // Chianti
    {"CH", ".", "AE", "K", "X"},                  // Michael
    {"CH", "^", "ARAC|ARIS|YM|IA|EM", "K", "K"},  // Greek: character, chemist
    {"CH", "^", "ORE", "X", "X"},
    {"CH", "^", "OR", "K", "K"},  // chorus
    {"CH", "", "", "K", "K", begins_with_sch},
    {"CH", "OR", "ES|ID", "K", "K"},
    {"CH", "AR", "IT", "K", "K"},
    {"CH", "", "T|S", "K", "K"},
    {"CH", "A|O|U|E|^", "L|R|N|M|B|H|F|V|W|$", "K", "K"},  // Christine, Tichner
    {"CH", ".", "", "K", "K", begins_with_mc},             // McHugh
    {"CH", ".", "", "X", "K"},
    {"CH", "", "", "X", "X"},
    {"CZ", "!WI", "", "S", "X"},  // Czerny
    {"CC", "", "IA", "X", "X"},   // focaccia
    {"C", "^M", "CE|CI", "K", "K"},
    {"CC", "^M", "", "K", "K"},  // McClellan
    {"CC", "", "HU", "K", "K"},
    {"CC", "^A", "I|E|H", "KS", "KS"},  // accident
    {"CC", "U", "EE|ES", "KS", "KS"},   // succeed
    {"CC", "", "I|E|H", "X", "X"},      // Bertucci
    {"CC", "", "", "K", "K"},
    {"CK", "", "", "K", "K"},
    {"CG", "", "", "K", "K"},
    {"CQ", "", "", "K", "K"},
    {"C", "", "IO|IE|IA", "S", "X"},
    {"C", "", "I|E|Y", "S", "S"},
    {"C", "", "", "K", "K"},

    {"DG", "", "I|E|Y", "J", "J"},  // edge
    {"DG", "", "", "TK", "TK"},     // Edgar
    {"DT", "", "", "T", "T"},
    {"DD", "", "", "T", "T"},
    {"D", "", "", "T", "T"},

    {"FF", "", "", "F", "F"},
    {"F", "", "", "F", "F"},

    {"G", "^", "N", "", ""},
    {"GH", "#", "", "K", "K"},
    {"GH", "^", "I", "J", "J"},  // Ghislaine
    {"GH", "^", "", "K", "K"},
    {"GH", "B.|H.|D.|B..|H..|D..|B...|H...", "", "", ""},  // Hugh, bough
    {"GH", "C.U|G.U|L.U|R.U|T.U", "", "F", "F"},           // laugh, rough
    {"GH", "I", "", "", ""},                               // Leigh
    {"GH", "", "", "K", "K"},
    {"GN", "^@", "", "KN", "N", neither},
    {"GN", "", "EY", "KN", "KN"},
    {"GN", "", "", "N", "KN", neither},
    {"GN", "", "", "KN", "KN"},
    {"GL", "", "I", "KL", "L", neither},
    {"G", "^", "Y|ES|EP|EB|EL|EY|IB|IL|IN|IE|EI|ER", "K", "J"},
    {"G", "^DAN|^RAN|^MAN", "ER", "J", "K"},
    {"G", "R|O", "Y", "J", "K"},
    {"G", "!E|I", "ER|Y", "K", "J"},
    {"G", "", "E|I|Y", "K", "K", begins_with_sch},
    {"G", "", "ET", "K", "K"},
    {"G", "", "IER$", "J", "J"},
    {"G", "", "E|I|Y", "J", "K"},
    {"GG", "A|O", "I", "J", "K"},  // Biaggi
    {"GG", "", "", "K", "K"},
    {"G", "", "", "K", "K"},

    {"H", "^|@", "@", "H", "H"},
    {"H", "", "", "", ""},

    {"J", "^", "OSE$", "H", "H"},
    {"J", "", "OSE", "J", "H"},
    {"J", "^", "", "J", "A"},  // Jankelowicz
    {"J", "@", "A|O", "J", "H", neither},
    {"J", "", "$", "J", ""},
    {"JJ", "", "", "J", "J"},
    {"J", "S|K|L", "", "", ""},
    {"J", "", "L|T|K|S|N|M|B|Z", "", ""},
    {"J", "", "", "J", "J"},

    {"K", "^", "N", "", ""},
    {"KK", "", "", "K", "K"},
    {"K", "", "", "K", "K"},

    {"LL", "I", "O$|A$", "L", ""},  // Cabrillo
    {"LL", "A", "E$", "L", ""},
    {"LL", "A", "E", "L", "", ends_as_spanish},  // Gallegos
    {"LL", "", "", "L", "L"},
    {"L", "", "", "L", "L"},

    {"MB", "U", "$|ER", "M", "M"},  // Plumb, Plumber
    {"MM", "", "", "M", "M"},
    {"M", "", "", "M", "M"},

    {"NN", "", "", "N", "N"},
    {"N", "", "", "N", "N"},

    {"P", "^", "N|S", "", ""},
    {"PH", "", "", "F", "F"},
    {"PP", "", "", "P", "P"},
    {"PB", "", "", "P", "P"},  // Campbell
    {"P", "", "", "P", "P"},

    {"QQ", "", "", "K", "K"},
    {"Q", "", "", "K", "K"},

    {"R", "MEIE|MAIE", "$", "R", "R"},
    {"R", "IE", "$", "", "R", neither},  // Rogier
    {"RR", "", "", "R", "R"},
    {"R", "", "", "R", "R"},

    {"S", "I|Y", "L", "", ""},  // Carlisle, Carlysle
    {"S", "^", "UGAR", "X", "S"},
    {"SH", "", "EIM|OEK|OLM|OLZ", "S", "S"},
    {"SH", "", "", "X", "X"},
    {"S", "", "IO|IA", "S", "X", neither},
    {"SZ", "", "", "S", "X"},
    {"S", "^", "M|N|L|W", "S", "X"},  // Smith and Schmidt
    {"SCH", "", "ER|EN", "X", "SK"},
    {"SCH", "", "OO|UY|ED|EM", "SK", "SK"},  // Schooner
    {"SCH", "^", "!@|W", "X", "S"},          // Schmidt
    {"SCH", "", "", "X", "X"},
    {"SC", "", "I|E|Y", "S", "S"},
    {"SC", "", "", "SK", "SK"},
    {"S", "AI|OI", "$", "", "S"},  // Dubois
    {"SS", "", "", "S", "S"},
    {"S", "", "", "S", "S"},

    {"T", "", "ION|IA", "X", "X"},
    {"TCH", "", "", "X", "X"},
    {"TH", "", "OM|AM", "T", "T"},  // Thomas, Thames
    {"TH", "", "", "T", "T", begins_with_sch},
    {"TTH", "", "", "0", "T"},
    {"TH", "", "", "0", "T"},
    {"TT", "", "", "T", "T"},
    {"TD", "", "", "T", "T"},
    {"T", "", "", "T", "T"},

    {"VV", "", "", "F", "F"},
    {"V", "", "", "F", "F"},

    {"W", "^", "R", "", ""},
    {"WR", "", "", "R", "R"},
    {"W", "^", "@", "A", "F"},  // Wasserman and Vasserman
    {"W", "^", "H", "A", "A"},
    {"W", "@", "$", "", "F"},          // Arnow and Arnoff
    {"W", "E|O", "SKI|SKY", "", "F"},  // Filipowski
    {"W", "", "", "", "F", begins_with_sch},
    {"WICZ", "", "", "TS", "FX"},
    {"WITZ", "", "", "TS", "FX"},  // Filipowitz
    {"W", "", "", "", ""},

    {"X", "^", "", "S", "S"},  // Xavier
    {"X", "IAU|EAU|AU|OU", "$", "", ""},
    {"XC", "", "", "KS", "KS"},
    {"XX", "", "", "KS", "KS"},
    {"X", "", "", "KS", "KS"},

    {"ZH", "", "", "J", "J"},
    {"ZZ", "", "O|I|A", "S", "TS"},
    {"ZZ", "!T|^", "", "S", "TS", slavic_or_germanic},
    {"Z", "!T|^", "", "S", "TS", slavic_or_germanic},
    {"ZZ", "", "", "S", "S"},
    {"Z", "", "", "S", "S"},
};

}  // namespace

std::span<const SoundRule> sound_rules() {
    return rules;
}

}  // namespace moothall::finding

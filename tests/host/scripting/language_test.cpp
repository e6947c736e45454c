#include <gtest/gtest.h>

#include "host/scripting/scripting_testing.h"

namespace moothall::scripting {
namespace {

TEST(StringLibrary, DoesWhatLuaSays) {
    EXPECT_EQ(failure_of(R"lua(
        assert(("abc"):len() == 3 and #"abc" == 3)
        assert(("abcdef"):sub(2, -2) == "bcde" and ("abc"):sub(-100, 100) == "abc")
        assert(("abc"):sub(3, 2) == "" and ("abc"):sub(0) == "abc")
        assert(("aZ\xe9"):upper() == "AZ\xe9" and ("aZ"):lower() == "az")
        assert(("ab"):rep(3, ",") == "ab,ab,ab" and ("x"):rep(0) == "" and ("x"):rep(-1) == "")
        assert(("abc"):reverse() == "cba")
        assert(string.char(72, 105) == "Hi" and string.char() == "")
        local a, b, c = ("abc"):byte(1, -1)
        assert(a == 97 and b == 98 and c == 99 and ("abc"):byte(10) == nil)
        assert(("a,b,,c"):gsub(",", ";") == "a;b;;c")
        assert(select(2, ("a,b,,c"):gsub(",", ";")) == 3)
        assert(("hello"):gsub("l", { l = "L" }) == "heLLo")
        assert(("hello"):gsub("(h)(e)",
                         "%2%1%0%%") == "ehhe%llo")
        assert(("abc"):gsub("", "-") == "-a-b-c-" and ("abc"):gsub("^a", "x") == "xbc")
        assert(("k=v, x=y"):gsub("(%w+)=(%w+)", function(k, v) return v .. "=" .. k end)
               == "v=k, y=x")
        assert(("hello world"):find("o w") == 5 and ("a.b"):find(".", 1, true) == 2)
        local from, to, word = ("  word  "):find("(%a+)")
        assert(from == 3 and to == 6 and word == "word")
        assert(("2026-05-04"):match("^(%d+)-(%d+)-(%d+)$") == "2026")
        assert(("THE (quick) fox"):match("%((%a+)%)") == "quick")
        assert(("f(a(b)c)d"):match("%b()") == "(a(b)c)")
        assert(("THE (quick) fox"):find("%f[%a]%a+%f[%A]") == 1 and ("abc"):match("()b()") == 2)
        local seen = {}
        for word in ("one two  three"):gmatch("%a+") do seen[#seen + 1] = word end
        assert(table.concat(seen, "|") == "one|two|three")
        assert(10 .. "" == "10" and "a" .. "b" .. 1 .. fraction(9, 2) == "ab14.5")
    )lua"),
              "");
}

TEST(StringLibrary, FormatsWithoutFloatingPointOrAddresses) {
    EXPECT_EQ(failure_of(R"lua(
        assert(string.format("%5d|%-5d|%05d|%+d|% d", 42, 42, 42, 42, 42) ==
               "   42|42   |00042|+42| 42")
        assert(string.format("%x %X %#x %o", 255, 255, 255, 8) == "ff FF 0xff 10")
        assert(string.format("%s %s %s", nil, true, {}) == "nil true table")
        assert(string.format("%5s|%-5s|%.2s|%%", "ab", "ab", "abc") == "   ab|ab   |ab|%")
        assert(string.format("%q", 'a "b"\n\0' .. "1") == '"a \\"b\\"\\\n\\0001"')
        assert(string.format("%c%c", 72, 105) == "Hi" and string.format("%i", 3.0) == "3")
        assert(string.format("%s", setmetatable({}, { __tostring = function() return "me" end }))
               == "me")
        for _, form in ipairs { "%f", "%g", "%e", "%a", "%p", "%y", "%", "%123d", "%-#5c" } do
            assert(not pcall(string.format, form, 1), form)
        end
        assert(not pcall(string.format, "%d", "10") and not pcall(string.format, "%d", 1.5))
        assert(tostring(tostring) == "function" and tostring({}) == "table")
    )lua"),
              "");
}

TEST(TableLibrary, WorksOnPlainTables) {
    EXPECT_EQ(failure_of(R"lua(
        local t = { 1, 2, 3 }
        table.insert(t, 4) table.insert(t, 1, 0)
        assert(table.concat(t, ",") == "0,1,2,3,4")
        assert(table.remove(t) == 4 and table.remove(t, 1) == 0 and #t == 3)
        assert(table.remove({}) == nil and table.remove({}, 0) == nil)
        assert(table.concat(table.move({ 1, 2, 3 }, 1, 3, 2), ",") == "1,1,2,3")
        assert(table.concat(table.move({ 1, 2, 3 }, 2, 3, 1), ",") == "2,3,3")
        assert(select("#", table.unpack({ 1, nil, 3 }, 1, 3)) == 3)
        local packed = table.pack(1, nil)
        assert(packed.n == 2 and packed[1] == 1)
        assert(table.concat({}, ",") == "" and table.concat({ 1, "x", fraction(1, 2) }) == "1x0.5")
        assert(not pcall(table.insert, { 1 }, 5, 1) and not pcall(table.insert, { 1 }))
        assert(not pcall(table.insert, setmetatable({}, {}), 1))
        assert(not pcall(table.concat, { {} }) and not pcall(table.remove, { 1 }, 7))
    )lua"),
              "");
}

TEST(TableLibrary, SortsStably) {
    EXPECT_EQ(failure_of(R"lua(
        local rows = {}
        for i = 1, 500 do rows[i] = { key = (i * 7) % 10, at = i } end
        table.sort(rows, function(a, b) return a.key < b.key end)
        for i = 2, 500 do
            local a, b = rows[i - 1], rows[i]
            assert(a.key < b.key or (a.key == b.key and a.at < b.at))
        end
        local words = { "b", "a", "C", "aa" }
        table.sort(words)
        assert(table.concat(words, " ") == "C a aa b")
        table.sort({}) table.sort({ 1 })
        assert(not pcall(table.sort, { 1, "x" }) and not pcall(table.sort, { {}, {} }))
    )lua"),
              "");
}

TEST(BaseLibrary, GoesThroughTablesInTheOrderOfTheirKeys) {
    EXPECT_EQ(failure_of(R"lua(
        local function keys(t)
            local all = {}
            for k in pairs(t) do all[#all + 1] = tostring(k) end
            return table.concat(all, " ")
        end
        assert(keys { b = 1, a = 2, [3] = 1, [-1] = 1, [1] = 1, B = 1 } == "-1 1 3 B a b")
        assert(keys {} == "" and next({}) == nil and next({ 5 }) == 1)
        local t, count = { x = 1, y = 2, 7, 8 }, 0
        for k, v in next, t do t[k] = nil count = count + 1 end
        assert(count == 4 and next(t) == nil)
        local k, v = next({ b = 2, a = 1 }, "a")
        assert(k == "b" and v == 2 and next({ a = 1 }, "a") == nil)
        local sum = 0
        for i, v in ipairs { 1, 2, nil, 4 } do sum = sum + i * v end
        assert(sum == 5)
    )lua"),
              "");
}

TEST(BaseLibrary, DoesWhatLuaSays) {
    EXPECT_EQ(failure_of(R"lua(
        assert(select("#") == 0 and select("#", nil, nil) == 2 and select(-1, 1, 2) == 2)
        assert(select(2, "a", "b", "c") == "b" and not pcall(select, 0))
        assert(tonumber("0x10") == 16 and tonumber(" 12 ") == 12 and tonumber("x") == nil)
        assert(tonumber("ff", 16) == 255 and tonumber("-zz", 36) == -1295
            and tonumber("8", 8) == nil)
        assert(tonumber("4.5") == fraction(9, 2) and tonumber("1e2") == 100 and tonumber({}) == nil)
        assert(type(nil) == "nil" and type(fraction(1, 2)) == "number" and type({}) == "table")
        assert(select("#", assert(1, 2, 3)) == 3)
        local ok, message = pcall(error, "x", 0)
        assert(not ok and message == "x")
        local object = {}
        local ok, same = pcall(error, object)
        assert(same == object)
        assert(select("#", pcall(function() return 1, 2 end)) == 3)
        local ok, handled = xpcall(error, function(m) return "<" .. m .. ">" end, "m")
        assert(not ok and handled == "<m>", handled)
        assert(select(2, xpcall(function(...) return ... end, error, 5)) == 5)
        assert(not xpcall(error, error, "x"))
        local t = setmetatable({}, { __index = { x = 1 }, __metatable = "hidden" })
        assert(t.x == 1 and rawget(t, "x") == nil and getmetatable(t) == "hidden")
        assert(not pcall(setmetatable, t, {}) and not pcall(rawset, t, "x", 1))
        assert(rawequal(t, t) and rawlen { 1, 2 } == 2 and rawset({}, 1, 2)[1] == 2)
    )lua"),
              "");
}

TEST(ExactNumbers, CalculateWithoutRounding) {
    EXPECT_EQ(failure_of(R"lua(
        local a, b = 7, 2
        assert(a / b == fraction(7, 2) and a / b * 2 == 7 and math.type(6 / b) == "integer")
        assert(fraction(1, 3) + fraction(1, 6) == fraction(1, 2)
            and fraction(1, 2) + 1 == fraction(3, 2))
        assert(1 - fraction(1, 3) == fraction(2, 3) and -fraction(1, 2) == fraction(-1, 2))
        assert(fraction(1, 2) < 1 and 1 <= fraction(3, 2) and fraction(1, 3) < fraction(1, 2))
        assert(fraction(7, 2) // 1 == 3 and fraction(-7, 2) // 1 == -4
            and fraction(7, 2) % 1 == fraction(1, 2))
        assert(tostring(fraction(9, 2)) == "4.5" and tostring(fraction(1, 3)) == "1/3")
        assert(fraction("4.5") == fraction(9, 2) and fraction("9/2") == fraction(9, 2)
            and fraction(4, 2) == 2)
        assert(fraction(fraction(1, 2), fraction(1, 4)) == 2)
        assert(round_half_up(fraction(5, 2)) == 3 and round_half_up(fraction(-5, 2)) == -3)
        assert(round_up(fraction(1, 3)) == 1 and round_down(fraction(-1, 3)) == -1
            and round_up("4.5") == 5)
        assert(math.floor(fraction(7, 2)) == 3 and math.ceil(fraction(7, 2)) == 4
            and math.abs(fraction(-1, 2)) == fraction(1, 2))
        assert(math.max(1, fraction(3, 2)) == fraction(3, 2)
            and math.min(2, fraction(3, 2), 1) == 1)
        assert(math.fmod(-7, 3) == -1 and math.fmod(fraction(7, 2), 1) == fraction(1, 2))
        assert(math.floor(1.5) == 1 and math.ceil(1.5) == 2 and math.tointeger(3.0) == 3)
        assert(math.type(1.5) == "float" and math.ult(1, -1) and math.type("1") == nil)
        assert(not pcall(function() return fraction(1, 2) + 0.5 end))
        assert(not pcall(function() return fraction(1, 2) < 0.5 end))
        assert(not pcall(fraction, 0.5) and not pcall(fraction, 1, 0) and not pcall(fraction, "x"))
        local zero = 0
        assert(not pcall(function() return 1 / zero end))
    )lua"),
              "");
}

TEST(CouncilFunctions, WriteMoneyAddColumnsAndCountYears) {
    EXPECT_EQ(failure_of(R"lua(
        assert(pounds(123450) == "£1,234.50" and pounds(0) == "£0.00")
        assert(not pcall(pounds, fraction(1, 2)) and not pcall(pounds, 1.0)
            and not pcall(pounds, "5"))
        local rows = { { pence = 100 }, { pence = fraction(1, 2) }, {} }
        assert(sum(rows, "pence") == fraction(201, 2) and sum({}, "x") == 0)
        assert(not pcall(sum, { { x = "5" } }, "x") and not pcall(sum, { 5 }, "x"))
        assert(age_on("2000-05-04", "2026-05-03") == 25
            and age_on("2000-05-04", "2026-05-04") == 26)
        assert(not pcall(age_on, "2026-05-04", "2000-05-04")
            and not pcall(age_on, "x", "2000-01-01"))
    )lua"),
              "");
}

TEST(Utf8Library, DoesWhatLuaSays) {
    EXPECT_EQ(failure_of(R"lua(
        local text = "a€😀é"
        assert(utf8.len(text) == 4 and utf8.char(97, 0x20AC, 0x1F600) == "a€😀"
            and utf8.char() == "")
        assert(utf8.codepoint(text, 2) == 0x20AC and utf8.offset(text, 3) == 5
            and utf8.offset(text, -1) == 9)
        local codes = {}
        for at, code in utf8.codes(text) do codes[#codes + 1] = at .. ":" .. code end
        assert(table.concat(codes, " ") == "1:97 2:8364 5:128512 9:233")
        local nothing, at = utf8.len("a\xff")
        assert(nothing == nil and at == 2)
        assert(not pcall(utf8.codepoint, "\xed\xa0\x80")
            and utf8.codepoint("\xed\xa0\x80", 1, 1, true) == 0xD800)
        assert(not pcall(function() for _ in utf8.codes("a\x80") do end end))
        local count = 0
        for _ in text:gmatch(utf8.charpattern) do count = count + 1 end
        assert(count == 4)
    )lua"),
              "");
}

/// A source that uses most of what scripts have, and whose text shows any order that varies.
constexpr const char* busy_script = R"lua(
    local t, out = {}, {}
    for i = 1, 300 do t["key" .. (i * 7919) % 307] = i t[i * 3] = {} end
    for k, v in pairs(t) do out[#out + 1] = tostring(k) .. "=" .. tostring(v) end
    table.sort(out, function(a, b) return #a < #b end)
    local ok, message = pcall(function() return {} .. tostring(type) end)
    local text = table.concat(out, ","):gsub("%d%d", function(d) return tonumber(d) > 50
        and "x" or d end)
    return text, message
)lua";

TEST(Determinism, GivesTheSameTextAndTheSameCountEachTime) {
    const Chunk chunk = compiled(busy_script);
    Limits limits = patient_limits();
    limits.counting = Counting::each_one;

    const Outcome first = run(chunk, testing_library(), limits);

    ASSERT_EQ(first.ending, Ending::finished) << first.error;
    for (int again = 0; again < 20; ++again) {
        const Outcome other = run(chunk, testing_library(), limits);
        EXPECT_EQ(other.values, first.values);
        EXPECT_EQ(other.instructions, first.instructions);
    }
}

TEST(Determinism, CountsEachInstructionWhereItIsAsked) {
    Limits limits = patient_limits();
    limits.counting = Counting::each_one;

    const auto count = [&limits](const char* source) {
        return run(compiled(source), testing_library(), limits).instructions;
    };

    EXPECT_EQ(count("for i = 1, 11 do end") - count("for i = 1, 10 do end"), 1);
}

}  // namespace
}  // namespace moothall::scripting

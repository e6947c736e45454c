#include "testing/lua_language.h"

#include <algorithm>

namespace moothall::testing {
namespace {

/// Every word asks the host for it by its own name and raises what the host found wrong at the line
/// of the test (level 3: past `answer` and the word). What it must not do is end in `return
/// answer(…)`: Lua would drop the word's own level.
constexpr const char* language = R"lua(
local test, tests_of_this_file = nil, {}
do
  local council, error, type, tostring, setmetatable = council, error, type, tostring, setmetatable
  local words_of_a_case, words_of_t = council.words_of_a_case(), council.words_of_t()
  local function answer(given)
    if given.failed then error(given.failed, 3) end
    return given.value, given.answers
  end
  local function has_no(what, words)
    return function(_, name)
      error(what .. " has no '" .. tostring(name) .. "'; it has " .. words, 2)
    end
  end
  local case = {}
  for word in words_of_a_case:gmatch("%S+") do
    local ask = council[word]
    case[word] = function(self, ...)
      if type(self) ~= "table" then
        error("write case:" .. word .. "(…), with a colon", 2)
      end
      local value, answers = answer(ask(self.reference, ...))
      if answers then return value end
      return self
    end
  end
  setmetatable(case, { __index = has_no("a case", words_of_a_case) })
  case.__index = case
  local t = {}
  for word in words_of_t:gmatch("%S+") do
    local ask = council[word]
    t[word] = function(...)
      local value = answer(ask(...))
      return value
    end
  end
  t.open = function(...)
    local reference = answer(council.open(...))
    return setmetatable({ reference = reference }, case)
  end
  setmetatable(t, { __index = has_no("t", "open " .. words_of_t) })
  test = function(name, body)
    if type(name) ~= "string" or type(body) ~= "function" then
      error("a test is written test(\"what is true\", function(t) … end)", 2)
    end
    tests_of_this_file[#tests_of_this_file + 1] =
      { name = name, body = body, run = function() body(t) end }
  end
end
)lua";

std::string on_one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
}

}  // namespace

Result<scripting::Chunk> compile_tests(const std::string& file, const std::string& source) {
    return scripting::compile(file, on_one_line(language) + source + "\nreturn tests_of_this_file");
}

}  // namespace moothall::testing

-- EXPECT error: through a library
local function f(s) return (s:gsub(".", f)) end
f("x")

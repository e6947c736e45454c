-- EXPECT timeout: many arguments, handed on again and again
local function f(...) while true do select(-1, ...) end end
f(table.unpack({}, 1, 7000))

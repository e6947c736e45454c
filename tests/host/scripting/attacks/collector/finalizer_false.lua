-- EXPECT refused: marked first with false, then set
local m = { __gc = false }
local t = setmetatable({}, m)
m.__gc = function() while true do end end

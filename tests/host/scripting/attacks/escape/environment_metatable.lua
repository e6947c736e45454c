-- EXPECT refused, error: the environment hides what lies behind it
local m = getmetatable(_ENV)
m.__index = nil
return "ESCAPED"

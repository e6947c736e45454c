-- EXPECT refused, error: not there
local got = _G.tostring
return "ESCAPED"

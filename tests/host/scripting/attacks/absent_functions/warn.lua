-- EXPECT refused, error: not there
local got = warn("@on")
return "ESCAPED"

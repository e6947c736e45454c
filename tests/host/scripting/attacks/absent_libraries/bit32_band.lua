-- EXPECT refused, error: not there
local got = bit32.band(1)
return "ESCAPED"

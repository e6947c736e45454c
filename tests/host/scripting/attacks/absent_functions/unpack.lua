-- EXPECT refused, error: not there
local got = unpack({})
return "ESCAPED"

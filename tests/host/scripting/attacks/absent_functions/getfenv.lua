-- EXPECT refused, error: not there
local got = getfenv(1)
return "ESCAPED"

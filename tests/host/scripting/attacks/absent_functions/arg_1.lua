-- EXPECT refused, error: not there
local got = arg[1]
return "ESCAPED"

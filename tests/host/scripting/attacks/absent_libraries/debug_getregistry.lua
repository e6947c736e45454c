-- EXPECT refused, error: not there
local got = debug.getregistry()
return "ESCAPED"

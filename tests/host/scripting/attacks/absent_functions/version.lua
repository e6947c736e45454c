-- EXPECT refused, error: not there
local got = _VERSION
return "ESCAPED"

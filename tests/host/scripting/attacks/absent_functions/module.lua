-- EXPECT refused, error: not there
local got = module("x")
return "ESCAPED"

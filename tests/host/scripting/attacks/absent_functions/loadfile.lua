-- EXPECT refused, error: not there
local got = loadfile("x")
return "ESCAPED"

-- EXPECT refused, error: not there
local got = newproxy()
return "ESCAPED"

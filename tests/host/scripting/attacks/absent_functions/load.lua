-- EXPECT refused, error: not there
local got = load("return 1")
return "ESCAPED"

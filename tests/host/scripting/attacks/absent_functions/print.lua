-- EXPECT refused, error: not there
local got = print("x")
return "ESCAPED"

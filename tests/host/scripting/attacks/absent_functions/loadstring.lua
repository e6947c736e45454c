-- EXPECT refused, error: not there
local got = loadstring("return 1")
return "ESCAPED"

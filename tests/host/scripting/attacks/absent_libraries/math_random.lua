-- EXPECT refused, error: not there
local got = math.random(1)
return "ESCAPED"

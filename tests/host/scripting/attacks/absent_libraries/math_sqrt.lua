-- EXPECT refused, error: not there
local got = math.sqrt(2)
return "ESCAPED"

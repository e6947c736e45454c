-- EXPECT refused, error: not there
local got = math.sin(1)
return "ESCAPED"

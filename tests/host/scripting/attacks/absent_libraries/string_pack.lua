-- EXPECT refused, error: not there
local got = string.pack("i4", 1)
return "ESCAPED"

-- EXPECT refused, error: not there
local got = string.unpack("i4", "abcd")
return "ESCAPED"

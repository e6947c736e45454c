-- EXPECT refused, error: not there
local got = debug.sethook()
return "ESCAPED"

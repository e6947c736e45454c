-- EXPECT refused, error: not there
local got = collectgarbage()
return "ESCAPED"

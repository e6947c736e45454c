-- EXPECT refused, error: not there
local got = coroutine.create(print)
return "ESCAPED"

-- EXPECT refused, error: not there
local got = string.dump(function() end)
return "ESCAPED"

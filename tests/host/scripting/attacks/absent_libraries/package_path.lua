-- EXPECT refused, error: not there
local got = package.path
return "ESCAPED"

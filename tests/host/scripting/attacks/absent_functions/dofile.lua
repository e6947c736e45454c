-- EXPECT refused, error: not there
local got = dofile("/etc/passwd")
return "ESCAPED"

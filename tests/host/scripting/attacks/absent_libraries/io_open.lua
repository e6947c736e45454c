-- EXPECT refused, error: not there
local got = io.open("/etc/passwd")
return "ESCAPED"

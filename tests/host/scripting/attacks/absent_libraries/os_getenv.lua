-- EXPECT refused, error: not there
local got = os.getenv("HOME")
return "ESCAPED"

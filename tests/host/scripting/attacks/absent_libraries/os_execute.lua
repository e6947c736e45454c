-- EXPECT refused, error: not there
local got = os.execute("id")
return "ESCAPED"

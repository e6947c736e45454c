-- EXPECT refused, error: not there
local got = require("io")
return "ESCAPED"

-- EXPECT refused, error: nor be given another guard
setmetatable(_ENV, {})
return "ESCAPED"

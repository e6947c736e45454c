-- EXPECT refused, error: a text is not a table
setmetatable("", {})
return "ESCAPED"

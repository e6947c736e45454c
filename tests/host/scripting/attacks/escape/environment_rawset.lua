-- EXPECT refused, error: nor can it be written past its guard
rawset(_ENV, "tostring", function() return "ESCAPED" end)
return tostring(1)

-- EXPECT refused, error: nor is a number
getmetatable(1).__div = function() return 1 end
return "ESCAPED"

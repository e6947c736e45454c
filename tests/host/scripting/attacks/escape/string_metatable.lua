-- EXPECT refused, error: the methods of texts are shared by all code
getmetatable("").__index = function() return "ESCAPED" end
return ("x").y
